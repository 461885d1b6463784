import type { LogLine } from '#lib/domain/logs/line.ts';
import { lineParser } from '#lib/domain/logs/parse.ts';
import { instant } from '#lib/domain/time.ts';

const GROUPS = ['api', 'processor', 'search', 'api access'];
const ERRORS = ['ConditionalCheckFailedException', 'ThrottlingException', 'TimeoutError'];
const BEGIN = 1_795_000_000_000;

/** As many lines as of a busy day, in the forms of Powertools, an access log and the platform; the same every time. */
export function madeUpLines(count: number): readonly LogLine[] {
  const parse = lineParser();
  return Array.from({ length: count }, (_, index) => {
    const at = instant(BEGIN + index * 20);
    const group = GROUPS[index % GROUPS.length] ?? 'api';
    return parse({ eventId: `e${index}`, group, stream: 's', at, ingestedAt: at, message: message(index) });
  });
}

function message(index: number): string {
  const id = `${String(index).padStart(8, '0')}-1111-4222-8333-9a0b1c2d3e4f`;
  const status = index % 97 === 0 ? 500 : index % 31 === 0 ? 404 : 200;
  const path = index % 3 === 0 ? '/items' : `/items/${index % 1_000}`;
  if (index % 4 === 3) {
    return JSON.stringify({
      requestId: id,
      httpMethod: 'GET',
      path,
      status: String(status),
      responseLatency: index % 90,
    });
  }
  if (index % 7 === 0)
    return `REPORT RequestId: ${id}\tDuration: ${index % 90}.00 ms\tBilled Duration: 12 ms\tMemory Size: 256 MB\tMax Memory Used: 90 MB`;
  const failed = status === 500 ? { error: { name: ERRORS[index % 3], message: 'The request failed' } } : {};
  return JSON.stringify({
    level: status === 500 ? 'ERROR' : 'INFO',
    message: 'answered',
    function_request_id: id,
    method: 'GET',
    path,
    status,
    milliseconds: index % 400,
    ...failed,
  });
}
