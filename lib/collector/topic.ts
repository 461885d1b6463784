import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import type { Failure, Reading, Ready } from '#lib/domain/reading.ts';
import type { Result } from '#lib/domain/result.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { ReadingTopic, ReadingTopics } from '#lib/domain/topics.ts';
import type { Millis } from '#lib/domain/units.ts';
import type { Tx } from '#lib/store/db.ts';
import type { CollectorServices } from './services.ts';

/** What one try to read a topic came to. */
export type TopicRead<T extends ReadingTopic> = Result<
  Pick<Ready<ReadingTopics[T]>, 'value' | 'source'> &
    Partial<Pick<Ready<ReadingTopics[T]>, 'missing' | 'provisional' | 'asOf' | 'freshFor'>>,
  Failure
>;

/** A topic that is read on a clock of its own, the same for every environment. */
export type Topic<T extends ReadingTopic = ReadingTopic> = {
  readonly name: T;
  readonly every: Millis;
  /** Wait after the first failure, doubled with each more; without it `every`. */
  readonly retry?: Millis;
  readonly read: (services: CollectorServices, environment: ConfiguredEnvironment) => Promise<TopicRead<T>>;
  /** Of what costs money by the look: how long it rests, where that is longer than `every`. */
  readonly pace?: (services: CollectorServices, environment: ConfiguredEnvironment) => Millis;
  /** What is read at once for all environments of an account and region, which ask on one beat. */
  readonly shared?: true;
  /**
   * Of what costs money: how long what is kept still stands. While it does nobody is asked, whoever pokes and however
   * often the collector starts anew.
   */
  stands?(
    environment: ConfiguredEnvironment,
    kept: Reading<ReadingTopics[T]> | undefined,
    now: Instant,
  ): Millis;
  /** What else is kept of a good reading, in the same transaction. A method: topics of all names go in one list. */
  alsoKeep?(tx: Tx, environment: ConfiguredEnvironment, reading: Ready<ReadingTopics[T]>): Promise<void>;
};
