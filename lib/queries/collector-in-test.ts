import { type CollectorClient, TailRefused } from '#lib/collector/client.ts';

/**
 * A collector that a test has nothing to do with. Asked anything, or to follow a log, it throws: what a test does not say must
 * not be read as an answer.
 */
export const unasked: CollectorClient = {
  read: async (question) => {
    throw new Error(`the test says nothing of the question ${question}`);
  },
  tail: async ({ environment }) => {
    throw new TailRefused(404, `the test has no log of ${environment}`);
  },
};
