package io.sixwalk.walk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of walks, newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "WalkPage")
public record WalkPage(
    List<WalkView> walks,
    @Schema(description = "For the next page; absent on the last one") String next) {}
