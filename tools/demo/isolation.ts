import { openDatabase } from '#lib/store/db.ts';
import { runnerIsolations } from '#lib/store/isolation.ts';
import { isolationWords, openWords } from '#lib/words/isolation.ts';
import { translator } from '#lib/words/translate.ts';

/** How the demo's runner keeps apart what the repository brings, and what that leaves open. */
export async function isolationLines(databaseUrl: string): Promise<readonly string[]> {
  const database = openDatabase(databaseUrl, 'yagura demo isolation', 1);
  const t = translator('en');
  try {
    return (await runnerIsolations(database.db)).flatMap(({ report }) => [
      `  ${t('isolation.title')}: ${isolationWords(t, report)}${report.why ? ` (${report.why})` : ''}`,
      `  ${t('isolation.open')}: ${openWords(t, report).join('; ')}.`,
    ]);
  } finally {
    await database.close();
  }
}
