import { jsonLine } from '#components/logs/json-line.ts';
import { firstErrorLine } from '#lib/domain/deploy/error-line.ts';
import { lineDiff, readableLines } from '#lib/domain/deploy/line-diff.ts';
import { withoutPart } from '#lib/domain/graph/arn-part.ts';
import { camelKeys } from '#lib/domain/graph/spelling.ts';
import { accessEntry } from '#lib/domain/logs/access-entry.ts';
import { alikeGroups, patternOf } from '#lib/domain/logs/alike.ts';
import { errorWords } from '#lib/domain/logs/error-words.ts';
import { jsonTail } from '#lib/domain/logs/formats/json-text.ts';
import {
  bareLevel,
  guessedLevel,
  levelOf,
  numberedLevel,
  statusLevel,
} from '#lib/domain/logs/formats/level.ts';
import { logfmt } from '#lib/domain/logs/formats/logfmt.ts';
import { isPlatformText, platformRequest, platformWords } from '#lib/domain/logs/formats/platform.ts';
import { textHead } from '#lib/domain/logs/formats/text-head.ts';
import type { LogLine } from '#lib/domain/logs/line.ts';
import { anyOfPattern, isSearchWord } from '#lib/domain/logs/match.ts';
import { lineParser, parseLine } from '#lib/domain/logs/parse.ts';
import { filterPattern, isFilterPattern, subjectOf } from '#lib/domain/logs/pattern/pattern.ts';
import { readFilter, readPattern } from '#lib/domain/logs/query/filter.ts';
import { queryTokens } from '#lib/domain/logs/query/tokens.ts';
import { parseReport, reportOf } from '#lib/domain/logs/report.ts';
import { itemOfRequest, recordsOf, streamRecord } from '#lib/domain/logs/stream-record.ts';
import { continuesTrace, foldTraces } from '#lib/domain/logs/trace.ts';
import { userinfoSpans } from '#lib/domain/masking/addresses.ts';
import { assignedSpans } from '#lib/domain/masking/assignments.ts';
import { isHarmless } from '#lib/domain/masking/harmless.ts';
import { keySpans } from '#lib/domain/masking/key-shapes.ts';
import { keysApart, maskedName } from '#lib/domain/masking/keys-apart.ts';
import { openPrivateKeys, privateKeySpans } from '#lib/domain/masking/private-keys.ts';
import { holdsSecret, isNameKey, isValueKey, namesSecret } from '#lib/domain/masking/secret-names.ts';
import { replaced } from '#lib/domain/masking/span.ts';
import { blanksAfter, nameBefore } from '#lib/domain/masking/text-places.ts';
import { valueAfter, valueOfFlag } from '#lib/domain/masking/values.ts';
import { maskerOf, maskJson } from '#lib/domain/masking.ts';
import { marked, textParts } from '#lib/domain/text/marks.ts';
import { onOneLine } from '#lib/domain/text/one-line.ts';
import { readable, readableWithin } from '#lib/domain/text/readable.ts';
import { instant } from '#lib/domain/time.ts';
import { uiLine } from '#lib/terraform/cli/ui-lines.ts';
import { shortCommit, shortDigest, shortenMiddle, shortHash } from '#lib/words/shorten.ts';

/** Reads a text as the product does with one that came from outside. */
type Reader = (text: string) => unknown;

const mask = maskerOf(['a-known-secret-of-the-session']);
const at = instant(1);
const eventOf = (message: string) => ({ eventId: 'e', group: 'g', stream: 's', at, ingestedAt: at, message });
const lineOf = (text: string): LogLine => ({
  ...eventOf(text),
  level: 'INFO',
  fields: {
    requestId: text,
    httpMethod: text,
    status: text,
    path: text,
    error: { name: text, message: text },
  },
});
/** A line as each of its writers writes it. */
const events = (text: string) =>
  [
    text,
    JSON.stringify({ message: text, token: text, n: [text] }),
    `REPORT RequestId: ${text}`,
    `2026-01-01T00:00:00.000Z\t8f5a4c1e-0b7f\tINFO\t${text}`,
  ].map(eventOf);

/**
 * Everything exported that reads text from outside, by file. A test holds that no function of these files and of the
 * rooms `masking` and `text` is missing: whoever adds one lets it be measured.
 */
export const READERS: Readonly<Record<string, Readonly<Record<string, Reader>>>> = {
  'components/logs/json-line.ts': { jsonLine: (text) => [jsonLine(text), jsonLine(`  "${text}`)] },
  'lib/domain/deploy/error-line.ts': { firstErrorLine: (text) => firstErrorLine([{ line: text }]) },
  'lib/domain/deploy/line-diff.ts': {
    lineDiff: (text) => lineDiff([text, `${text},`], [text]),
    readableLines: (text) => readableLines(JSON.stringify(text)),
  },
  'lib/domain/graph/arn-part.ts': { withoutPart },
  'lib/domain/graph/spelling.ts': {
    camelKeys: (text) => camelKeys({ [text]: text }),
  },
  'lib/domain/logs/access-entry.ts': { accessEntry: (text) => accessEntry(lineOf(text)) },
  'lib/domain/logs/error-words.ts': { errorWords: (text) => errorWords(lineOf(text)) },
  'lib/domain/logs/match.ts': { isSearchWord, anyOfPattern: (text) => anyOfPattern([text]) },
  'lib/domain/logs/parse.ts': {
    // A quarter each, so that it is the text's length that is read.
    lineParser: (text) => events(text.slice(0, text.length / 4)).map(lineParser()),
    parseLine: (text) => parseLine(eventOf(text), mask),
  },
  'lib/domain/logs/alike.ts': {
    patternOf: (text) => patternOf({ ...lineOf(text), message: text, level: 'ERROR' }),
    alikeGroups: (text) => alikeGroups([{ ...lineOf(text), message: text }]),
  },
  'lib/domain/logs/formats/json-text.ts': {
    jsonTail: (text) => [jsonTail(`${text}}`), jsonTail(`{${text}}`)],
  },
  'lib/domain/logs/formats/level.ts': {
    guessedLevel,
    levelOf,
    bareLevel,
    statusLevel,
    numberedLevel: (text) => numberedLevel(text, 30),
  },
  'lib/domain/logs/formats/logfmt.ts': { logfmt: (text) => [logfmt(`msg=${text}`), logfmt(`msg="${text}`)] },
  'lib/domain/logs/formats/platform.ts': {
    isPlatformText: (text) => isPlatformText(`REPORT ${text}`),
    platformRequest: (text) => platformRequest(`RequestId: ${text}`),
    platformWords: (text) =>
      platformWords({ type: 'platform.report', record: { requestId: text, status: text } }),
  },
  'lib/domain/logs/formats/text-head.ts': { textHead: (text) => [textHead(text), textHead(`[${text}`)] },
  'lib/domain/logs/pattern/pattern.ts': {
    // A pattern is as long as a person writes; the line is hostile.
    filterPattern: (text) =>
      ['a -b ?c', '{ $.a = "*a*b*" }', '[a, b = *a*, ...]'].map((pattern) => {
        const read = filterPattern(pattern);
        return read.ok && read.matches({ text, fields: { a: text } });
      }),
    isFilterPattern,
    subjectOf: (text) => subjectOf({ ...lineOf(text), message: text }),
  },
  'lib/domain/logs/query/filter.ts': {
    readPattern: (text) => readPattern(text),
    readFilter: (text) => [
      readFilter(text, String),
      readFilter('a "b c" status=5 x:a', String).test({ ...lineOf(text), message: text }),
    ],
  },
  'lib/domain/logs/query/tokens.ts': { queryTokens },
  'lib/domain/logs/report.ts': {
    parseReport: (text) => parseReport(`REPORT RequestId: x ${text}`),
    reportOf: (text) => reportOf(JSON.stringify({ type: 'platform.report', record: { requestId: text } })),
  },
  'lib/domain/logs/trace.ts': {
    continuesTrace,
    foldTraces: (text) => {
      const frame: LogLine = { ...lineOf(''), message: text.slice(0, text.length / 8), continues: true };
      return foldTraces(
        Array.from({ length: 8 }, () => frame),
        (line) => line,
        (_, line) => line,
      );
    },
  },
  'lib/domain/logs/stream-record.ts': {
    streamRecord: (text) => streamRecord({ ...lineOf(text), fields: { eventName: 'INSERT', item: text } }),
    itemOfRequest: (text) =>
      itemOfRequest({ requestId: 'r', method: 'GET', path: text, resourcePath: text }, [lineOf(text)]),
    recordsOf,
  },
  'lib/domain/masking.ts': {
    maskerOf: mask,
    maskJson: (text) => maskJson({ [text.slice(0, 1_000)]: text, password: text, list: [text] }, mask),
  },
  'lib/domain/masking/addresses.ts': { userinfoSpans },
  'lib/domain/masking/assignments.ts': { assignedSpans },
  'lib/domain/masking/harmless.ts': { isHarmless },
  'lib/domain/masking/key-shapes.ts': { keySpans },
  'lib/domain/masking/keys-apart.ts': {
    maskedName,
    keysApart: (text) => keysApart({ [text]: text, list: [text] }),
  },
  'lib/domain/masking/private-keys.ts': {
    privateKeySpans,
    openPrivateKeys: (text) => {
      const within = openPrivateKeys();
      return ['-----BEGIN PRIVATE KEY-----', text, text].map((each) => within('s', each));
    },
  },
  'lib/domain/masking/secret-names.ts': {
    namesSecret,
    holdsSecret: (text) => holdsSecret({ Key: text, Value: text }, 'Value', false),
    isNameKey,
    isValueKey,
  },
  'lib/domain/masking/span.ts': {
    replaced: (text) =>
      replaced(
        text,
        Array.from({ length: text.length / 16 }, (_, index) => [index * 16, index * 16 + 8]),
        'x',
      ),
  },
  'lib/domain/masking/text-places.ts': {
    blanksAfter: (text) => blanksAfter(text, 0),
    nameBefore: (text) => nameBefore(text, text.length),
  },
  'lib/domain/masking/values.ts': {
    valueAfter: (text) => [valueAfter(text, 0, 'password'), valueAfter(`"${text}`, 0, 'cookie')],
    valueOfFlag: (text) => [valueOfFlag(` ${text}`, 0), valueOfFlag(`","${text}`, 0)],
  },
  'lib/domain/text/marks.ts': { marked, textParts },
  'lib/domain/text/one-line.ts': { onOneLine },
  'lib/domain/text/readable.ts': { readable, readableWithin: (text) => readableWithin({ a: [text] }) },
  'lib/terraform/cli/ui-lines.ts': {
    uiLine: (text) => [uiLine(text), uiLine(JSON.stringify({ '@message': text, type: 'x' }))],
  },
  'lib/words/shorten.ts': {
    shortCommit,
    shortDigest,
    shortHash,
    shortenMiddle: (text) => shortenMiddle(text, 72),
  },
};

/** Exported by these files and reading no text of anybody's. */
export const NO_READERS: ReadonlySet<string> = new Set(['isRecord', 'own', 'sinceDeploy']);
