import { databaseUrl, loadEnv } from '#lib/config/env.ts';
import { migrate } from '#lib/store/migrate.ts';

// Brings the database up to this build: `npm run db:migrate`. Safe to run from several machines at once.
try {
  await migrate(databaseUrl(loadEnv(), 'migrate'));
  console.log('The database is at the version of this build.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
