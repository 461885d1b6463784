import { randomUUID } from 'node:crypto';
import type { CommandServices } from '#lib/commands/define.ts';
import { configFromFile } from '#lib/config/source.ts';
import { type Instant, instant } from '#lib/domain/time.ts';
import { openDatabase } from '#lib/store/db.ts';
import { openBoss, runQueue } from '#lib/store/queue.ts';

export type DeployOptions = {
  readonly databaseUrl: string;
  readonly config: string;
  readonly say: (line: string) => void;
  /** Deploy what succeeded before too: the embedded cloud has lost it. */
  readonly again: boolean;
  readonly signal: AbortSignal;
  /** When this demo was started. */
  readonly startedAt: Instant;
};

/** What commands need, for as long as `run` takes. */
export async function withCommands<Answer>(
  options: DeployOptions,
  run: (services: CommandServices) => Promise<Answer>,
): Promise<Answer> {
  const database = openDatabase(options.databaseUrl, 'yagura demo', 4);
  const boss = await openBoss(options.databaseUrl, 'yagura demo', (error) =>
    options.say(`  queue: ${error.message}`),
  );
  const services: CommandServices = {
    db: database.db,
    config: configFromFile(options.config),
    queue: runQueue(boss),
    clock: () => instant(Date.now()),
    ids: randomUUID,
  };
  try {
    return await run(services);
  } finally {
    await boss.stop({ graceful: false });
    await database.close();
  }
}
