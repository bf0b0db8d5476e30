package io.sixwalk.access;

import io.sixwalk.platform.limit.Limit;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Every call of this endpoint takes one try of the account that makes it. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PerAccount {
  Limit value();
}
