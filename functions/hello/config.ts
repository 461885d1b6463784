import { type Level, levels } from './log.ts';

/** What Terraform gives the function. An unknown level falls back to INFO rather than silence. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): {
  logLevel: Level;
} {
  const logLevel = levels.find((level) => level === env.LOG_LEVEL);
  return { logLevel: logLevel ?? 'INFO' };
}
