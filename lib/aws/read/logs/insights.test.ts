import { describe, expect, it } from 'vitest';
import { type Answers, answeringClients } from '#lib/aws/answering-clients.ts';
import { instant } from '#lib/domain/time.ts';
import { keptQueries, queryResults, startQuery, stopQuery } from './insights.ts';

// Answers in the shape of the service model (API_GetQueryResults, API_DescribeQueryDefinitions), made up.
const answering = (answers: Record<string, (ask: never) => unknown>) => answeringClients(answers as Answers);

describe('a query in Logs Insights', () => {
  it('is started for whole seconds, of which the last does not belong to the range any more', async () => {
    let asked: unknown;
    const { aws } = answering({
      'logs:StartQuery': (ask) => {
        asked = ask;
        return { queryId: 'q-1' };
      },
    });
    const range = { from: instant(1_000_500), to: instant(1_003_000) };
    expect(await startQuery(aws, { groups: ['/aws/lambda/a'], range, query: 'limit 1' })).toEqual({
      ok: true,
      value: 'q-1',
    });
    expect(asked).toMatchObject({ logGroupNames: ['/aws/lambda/a'], startTime: 1_000, endTime: 1_002 });
  });

  it('has found rows, as far as it is', async () => {
    const { aws } = answering({
      'logs:GetQueryResults': () => ({
        status: 'Running',
        results: [[{ field: 'lines', value: '3' }, { field: 'shop' }]],
        statistics: { bytesScanned: 12, recordsScanned: 4, recordsMatched: 3 },
      }),
    });
    expect(await queryResults(aws, 'q-1')).toEqual({
      ok: true,
      value: {
        state: 'running',
        rows: [new Map([['lines', '3']])],
        bytesScanned: 12,
        recordsScanned: 4,
        recordsMatched: 3,
      },
    });
  });

  it.each([
    ['Complete', 'complete'],
    ['Cancelled', 'stopped'],
    ['Timeout', 'timeout'],
    ['Failed', 'failed'],
    ['Scheduled', 'running'],
  ])('%s is %s', async (status, state) => {
    const { aws } = answering({ 'logs:GetQueryResults': () => ({ status }) });
    expect(await queryResults(aws, 'q')).toMatchObject({ value: { state, rows: [], bytesScanned: 0 } });
  });

  it('that is refused is a failure, not an empty result', async () => {
    const { aws } = answering({
      'logs:StopQuery': () => {
        throw Object.assign(new Error('no'), { name: 'AccessDeniedException' });
      },
    });
    expect(await stopQuery(aws, 'q')).toMatchObject({ ok: false, error: { kind: 'denied' } });
  });

  it('of the account is shown where it names a log group of the environment', async () => {
    const { aws } = answering({
      'logs:DescribeQueryDefinitions': () => ({
        queryDefinitions: [
          { name: 'ours', queryString: 'limit 1', logGroupNames: ['/aws/lambda/a', 'x'] },
          { name: 'theirs', queryString: 'limit 2', logGroupNames: ['x'] },
          { name: 'SQL', queryString: 'select', logGroupNames: ['/aws/lambda/a'], queryLanguage: 'SQL' },
        ],
      }),
    });
    expect(await keptQueries(aws, ['/aws/lambda/a'])).toEqual({
      ok: true,
      value: [{ name: 'ours', query: 'limit 1' }],
    });
  });
});
