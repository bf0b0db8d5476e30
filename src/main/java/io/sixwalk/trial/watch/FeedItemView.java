package io.sixwalk.trial.watch;

import io.sixwalk.trial.rules.Openness;
import io.sixwalk.trial.rules.TrustClass;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something to read when one has time. */
@Schema(name = "FeedItem")
public record FeedItemView(
    UUID id,
    @Schema(description = "TRIAL_CHANGED") String kind,
    OffsetDateTime happenedAt,
    @Schema(description = "The trial that it is about") String number,
    TrustClass classBefore,
    TrustClass classNow,
    Openness opennessBefore,
    Openness opennessNow,
    @Schema(description = "In words, ready to be shown or read aloud") List<String> lines,
    @Schema(description = "Whether it was marked as read, on whichever device") boolean read) {}
