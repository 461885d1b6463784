import { type CollectorClient, TailRefused } from './client.ts';
import type { QuestionName, Questions, ReadAnswer } from './protocol.ts';

type Answers = {
  readonly [Name in QuestionName]?: (ask: Questions[Name]['ask']) => ReadAnswer<Name>;
};

/**
 * Web's way to a collector that knows these answers alone. Asked anything else, or to follow a log, it throws: what a test does
 * not say must not be read as an answer.
 */
export const collectorOf = (answers: Answers = {}): CollectorClient => ({
  async read(question, ask) {
    const answer = answers[question];
    if (!answer) throw new Error(`the test says nothing of the question ${question}`);
    return answer(ask);
  },
  tail: async ({ environment }) => {
    throw new TailRefused(404, `the test has no log of ${environment}`);
  },
});
