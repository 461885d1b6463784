import { noBubblewrap } from '#lib/isolation/in-test.ts';

/** What the tests of this machine could not prove, a line each; their tests are counted as skipped, never as passed. */
export async function unproven(): Promise<readonly string[]> {
  const why = await noBubblewrap();
  return why === undefined
    ? []
    : [
        `not proven here: that steps cannot leave bubblewrap, read the runner or each other, or reach another host (${why})`,
      ];
}
