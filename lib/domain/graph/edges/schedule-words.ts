/** `cron(0 0 * * ? *)` → `daily 00:00 UTC`; an expression without short words stays as it is. */
export function scheduleWords(expression: string): string {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate) return rate[1] === '1' ? `every ${rate[2]}` : `every ${rate[1]} ${rate[2]}s`;
  const cron = /^cron\((\d+) (\d+) (\S+) \* (\S+) \*\)$/.exec(expression);
  if (!cron) return expression;
  const time = `${cron[2]?.padStart(2, '0')}:${cron[1]?.padStart(2, '0')} UTC`;
  if ((cron[3] === '*' && cron[4] === '?') || (cron[3] === '?' && cron[4] === '*')) return `daily ${time}`;
  return cron[3] === '?' ? `${cron[4]} ${time}` : expression;
}
