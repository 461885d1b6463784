import type { ReportedInvocation } from '#lib/domain/logs/report.ts';
import { type ReportsAnswer, reportCharts } from '#lib/domain/metrics/report-charts.ts';
import { instant, type TimeRange } from '#lib/domain/time.ts';
import { millis } from '#lib/domain/units.ts';

/** TEST DATA: invocations of two functions, a cold start now and then, one function read only in part. */
export function previewReports(environment: string, range: TimeRange): ReportsAnswer {
  const prefix = environment.replace('/', '-');
  const period = millis(Math.max(60_000, Math.ceil((range.to - range.from) / 90 / 60_000) * 60_000));
  const functions = ['api', 'processor'].map((label) => ({ group: `/aws/lambda/${prefix}-${label}`, label }));
  const reports = functions.flatMap(({ group, label }, which) =>
    Array.from({ length: 180 }, (_, index): ReportedInvocation => {
      const at = instant(range.from + (index * (range.to - range.from)) / 180);
      const cold = label === 'api' ? index % 47 === 3 : index % 9 === 2;
      return {
        group,
        at,
        requestId: `r${index}`,
        duration: millis(40),
        billed: millis(41),
        memoryMb: 256,
        usedMb: 96 + which * 30 + Math.round(12 * Math.sin(index / 9)),
        ...(cold ? { init: millis(310 + 40 * Math.sin(index)) } : {}),
      };
    }),
  );
  const from = instant(range.from + (range.to - range.from) * 0.4);
  const read = reports.filter(({ group, at }) => group.endsWith('-api') || at >= from);
  return {
    range,
    period,
    charts: reportCharts(functions, read, period),
    cut: [{ label: 'processor', from }],
  };
}
