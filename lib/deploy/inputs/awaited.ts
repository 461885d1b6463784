/** Outputs that are not there yet: what makes them is to be deployed first, by the same request. */
export class OutputsAwaited extends Error {
  constructor(lines: readonly string[]) {
    super(lines.join('. '));
    this.name = 'OutputsAwaited';
  }
}
