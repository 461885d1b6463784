import { expect, it } from 'vitest';
import type { LogLine } from '#lib/domain/logs/line.ts';
import { fieldCatalogue } from '#lib/domain/logs/query/catalogue.ts';
import { instant } from '#lib/domain/time.ts';
import { linesCsv, linesText } from './download-lines.ts';

const at = instant(Date.UTC(2026, 10, 28, 10));
const line = (message: string, fields?: Record<string, unknown>): LogLine => ({
  ...{
    eventId: message,
    group: '/aws/lambda/x-api',
    stream: 's',
    at,
    ingestedAt: at,
    level: 'INFO',
    message,
  },
  ...(fields ? { fields } : {}),
});
const label = () => 'api';
const LINES = [line('=cmd()', { status: 500, error: { name: 'X' } }), line('plain')];

it('has a column for each field, and nothing that a spreadsheet would run', () => {
  expect(linesCsv(LINES, label, fieldCatalogue(LINES))).toBe(
    "time,function,level,request,message,error.name,status\r\n2026-11-28T10:00:00.000Z,api,INFO,,'=cmd(),X,500\r\n2026-11-28T10:00:00.000Z,api,INFO,,plain,,\r\n",
  );
});

it('is copied as it is read', () => {
  expect(linesText(LINES, label)).toBe(
    '2026-11-28T10:00:00.000Z api INFO - =cmd() status=500\n2026-11-28T10:00:00.000Z api INFO - plain',
  );
});
