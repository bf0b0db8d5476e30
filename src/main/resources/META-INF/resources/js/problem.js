/** What the server, or the way to it, says instead of an answer. */
export class Problem extends Error {
  /**
   * @param {number} status 0 where no answer came
   * @param {string} code stable, for programs
   * @param {Array} errors fields, each with pointer, code and detail
   */
  constructor(status, code, errors = []) {
    super(code);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

/** The problem that an answer carries; an answer of something between here and the server has none. */
export async function problemOf(answer) {
  const problem = await answer.json().catch(() => ({}));
  return new Problem(answer.status, problem.code ?? 'unknown', problem.errors ?? []);
}
