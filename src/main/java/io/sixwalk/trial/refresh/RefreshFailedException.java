package io.sixwalk.trial.refresh;

/** A refresh that could not go on; what came before stays, and the next one goes on from there. */
public final class RefreshFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefreshFailedException(String message) {
    super(message);
  }

  RefreshFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
