import { join } from 'node:path';
import {
  CloudWatchLogsClient,
  CreateLogStreamCommand,
  PutLogEventsCommand,
  ResourceAlreadyExistsException,
} from '@aws-sdk/client-cloudwatch-logs';
import { type RootCredentials, rootOf } from '#infra/local/root.ts';

/** Where lines go, and as whom: the embedded cloud's root, as nobody of the portal may write any. */
export type LogPlace = {
  readonly endpoint: string;
  readonly region: string;
  readonly root: RootCredentials;
};

/** @param dir state of a demo */
export const logPlace = (dir: string, endpoint: string): LogPlace => ({
  endpoint,
  region: 'ap-northeast-1',
  root: rootOf(join(dir, 'cloud')),
});

export type LogWriter = {
  /** Puts lines of one millisecond, so long ago. @returns when they were taken, by `performance.now()` */
  readonly write: (group: string, messages: readonly string[], lateMs?: number) => Promise<number>;
  readonly close: () => void;
};

/** Writes lines as functions would, into a stream of its own in each group. */
export async function openLogWriter(
  { endpoint, region, root: credentials }: LogPlace,
  groups: readonly string[],
): Promise<LogWriter> {
  const client = new CloudWatchLogsClient({ endpoint, region, credentials });
  const logStreamName = `written/${process.pid}`;
  for (const logGroupName of groups) {
    await client.send(new CreateLogStreamCommand({ logGroupName, logStreamName })).catch((error: unknown) => {
      if (!(error instanceof ResourceAlreadyExistsException)) throw error;
    });
  }
  return {
    close: () => client.destroy(),
    async write(logGroupName, messages, lateMs = 0) {
      const timestamp = Date.now() - lateMs;
      const logEvents = messages.map((message) => ({ timestamp, message }));
      await client.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
      return performance.now();
    },
  };
}
