package io.sixwalk.schedule.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.platform.problem.ProblemException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** To whom the server sends, and what an answer means. */
class PushRulesTest {
  private static final List<String> KNOWN =
      List.of("fcm.googleapis.com", "*.push.services.mozilla.com");
  private final PushEndpoints endpoints = new PushEndpoints(KNOWN, false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://fcm.googleapis.com/fcm/send/abc",
        "https://FCM.googleapis.com:443/fcm/send/abc",
        "https://updates.push.services.mozilla.com/wpush/v2/abc"
      })
  void known_push_services_are_talked_to(String endpoint) {
    assertThat(endpoints.allowed(endpoint)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://fcm.googleapis.com/fcm/send/abc",
        "https://fcm.googleapis.com:8443/fcm/send/abc",
        "https://fcm.googleapis.com.evil.example/abc",
        "https://evilfcm.googleapis.com/abc",
        "https://push.services.mozilla.com.evil.example/abc",
        "https://evilpush.services.mozilla.com/abc",
        "https://user@fcm.googleapis.com/abc",
        "https://fcm.googleapis.com@evil.example/abc",
        "https://fcm.googleapis.com/abc#fragment",
        "https://127.0.0.1/abc",
        "https://[::1]/abc",
        "https://169.254.169.254/latest/meta-data",
        "http://localhost:8080/abc",
        "https://localhost/abc",
        "ftp://fcm.googleapis.com/abc",
        "file:///etc/passwd",
        "//fcm.googleapis.com/abc",
        "fcm.googleapis.com",
        "not an address",
        ""
      })
  void nobody_else_is(String endpoint) {
    assertThat(endpoints.allowed(endpoint)).isEmpty();
  }

  @Test
  void this_machine_is_talked_to_only_where_tests_say_so() throws UnknownHostException {
    PushEndpoints forTests = new PushEndpoints(KNOWN, true);
    assertThat(forTests.allowed("http://localhost:9999/abc")).isPresent();
    assertThat(forTests.allowed("http://127.0.0.1:9999/abc")).isEmpty();
    assertThat(forTests.allowed("http://10.0.0.1/abc")).isEmpty();
    assertThat(forTests.mayReach(InetAddress.getByName("127.0.0.1"))).isTrue();
    assertThat(forTests.mayReach(InetAddress.getByName("10.0.0.1"))).isFalse();
    assertThat(endpoints.mayReach(InetAddress.getByName("127.0.0.1"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.127.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "fec0::1",
        "ff02::1",
        "2002:7f00:1::1",
        "2001:0:1::1",
        "2001:db8::1",
        "64:ff9b::7f00:1",
        "::127.0.0.1"
      })
  void a_name_that_leads_behind_the_wall_is_not_followed(String address)
      throws UnknownHostException {
    assertThat(PushEndpoints.isPublic(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "142.250.185.10",
        "34.107.221.82",
        "99.255.255.255",
        "100.128.0.1",
        "172.32.0.1",
        "198.20.0.1",
        "2a00:1450:4001:80b::200a",
        "2600:1901:0:38d7::1"
      })
  void a_public_address_is(String address) throws UnknownHostException {
    assertThat(PushEndpoints.isPublic(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1, 60", "2, 120", "3, 240", "4, 480", "5, 960"})
  void a_busy_service_is_asked_again_twice_as_late_each_time(int tries, long seconds) {
    assertThat(PushOutcome.of(503, Optional.empty(), tries))
        .isEqualTo(new PushOutcome.Later(Optional.of(503), Duration.ofSeconds(seconds)));
    assertThat(PushOutcome.silence(tries))
        .isEqualTo(new PushOutcome.Later(Optional.empty(), Duration.ofSeconds(seconds)));
  }

  @Test
  void the_wait_that_the_service_names_is_kept_up_to_an_hour() {
    assertThat(PushOutcome.of(429, Optional.of(300L), 1))
        .isEqualTo(new PushOutcome.Later(Optional.of(429), Duration.ofMinutes(5)));
    assertThat(PushOutcome.of(429, Optional.of(999_999L), 1))
        .isEqualTo(new PushOutcome.Later(Optional.of(429), Duration.ofHours(1)));
  }

  @Test
  void each_answer_means_one_thing() {
    assertThat(PushOutcome.of(201, Optional.empty(), 1)).isEqualTo(new PushOutcome.Sent(201));
    assertThat(PushOutcome.of(404, Optional.empty(), 1)).isEqualTo(new PushOutcome.Gone(404));
    assertThat(PushOutcome.of(410, Optional.empty(), 1)).isEqualTo(new PushOutcome.Gone(410));
    for (int status : List.of(301, 302, 307, 400, 401, 403, 413)) {
      assertThat(PushOutcome.of(status, Optional.empty(), 1))
          .isEqualTo(new PushOutcome.Refused(Optional.of(status)));
    }
    assertThat(PushOutcome.of(500, Optional.empty(), PushOutcome.MOST_TRIES))
        .isEqualTo(new PushOutcome.Refused(Optional.of(500)));
  }

  @Test
  void a_subscription_must_hold_a_point_of_the_curve_and_sixteen_bytes() throws JoseException {
    byte[] point = new byte[65];
    var key = EcJwkGenerator.generateJwk(EllipticCurves.P256).getECPublicKey().getW();
    point[0] = 4;
    copy(key.getAffineX().toByteArray(), point, 33);
    copy(key.getAffineY().toByteArray(), point, 65);
    byte[] auth = new byte[16];
    new SecureRandom().nextBytes(auth);
    Assertions.assertThatNoException().isThrownBy(() -> check(point, auth));

    byte[] beside = point.clone();
    beside[64] ^= 1;
    refused(beside, auth);
    byte[] compressed = java.util.Arrays.copyOf(point, 33);
    refused(compressed, auth);
    byte[] tagged = point.clone();
    tagged[0] = 6;
    refused(tagged, auth);
    refused(new byte[65], auth);
    refused(point, new byte[15]);
    Assertions.assertThatThrownBy(
            () ->
                new PushSubscription(
                        "https://fcm.googleapis.com/x", new PushSubscription.Keys("%%%", null))
                    .check()
                    .orRefuse())
        .isInstanceOf(ProblemException.class);
  }

  private static void copy(byte[] number, byte[] to, int end) {
    int length = Math.min(32, number.length);
    System.arraycopy(number, number.length - length, to, end - length, length);
  }

  private static void refused(byte[] point, byte[] auth) {
    Assertions.assertThatThrownBy(() -> check(point, auth)).isInstanceOf(ProblemException.class);
  }

  private static void check(byte[] point, byte[] auth) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    new PushSubscription(
            "https://fcm.googleapis.com/x",
            new PushSubscription.Keys(base64.encodeToString(point), base64.encodeToString(auth)))
        .check()
        .orRefuse();
  }
}
