import type { AttributeChange, ResourceChange } from '#lib/domain/deploy/plan.ts';
import { code, fenced, oneLine, table } from '#lib/words/markdown.ts';
import { signedMoney } from '#lib/words/money.ts';
import { reasonWords } from '#lib/words/reason.ts';
import type { Translate } from '#lib/words/translate.ts';
import type { ComponentReport, PlanReport } from './report.ts';

/** GitHub refuses a longer comment: characters. */
export const LONGEST_COMMENT = 65_536;

/** How much is told; each step leaves out what a reader misses least. */
type Detail = { readonly diagram: boolean; readonly attributes: boolean; readonly rows: number };
const DETAILS: readonly Detail[] = [
  { diagram: true, attributes: true, rows: 200 },
  { diagram: false, attributes: true, rows: 200 },
  { diagram: false, attributes: false, rows: 200 },
  { diagram: false, attributes: false, rows: 20 },
  { diagram: false, attributes: false, rows: 0 },
];
const ALL = 0;

/**
 * Reports as one comment, never longer than `limit` characters: what does not fit is left out and said to be. Names and
 * values come from a pull request: they stand in code spans and fences that they cannot end.
 * @throws Error where not even the counts fit
 */
export function planMarkdown(t: Translate, reports: readonly PlanReport[], limit = LONGEST_COMMENT): string {
  for (const [step, detail] of DETAILS.entries()) {
    const left = step === ALL ? [] : [`_${t('ci.leftOut')}_`];
    const text = `${[...reports.flatMap((report) => section(t, report, detail)), ...left].join('\n\n')}\n`;
    if (text.length <= limit) return text;
  }
  throw new Error(`the counts of ${reports.length} environments alone are longer than ${limit} characters`);
}

function section(t: Translate, report: PlanReport, detail: Detail): readonly string[] {
  const risks = new Set(report.components.flatMap(({ changes }) => changes.flatMap((each) => each.risks)));
  const first = [...risks].map((risk) => t(`run.risk.${risk}`)).join(', ');
  return [
    `### ${code(report.environment)}`,
    ...(first ? [`**${t('run.strict', { risks: first })}**`] : []),
    ...report.components.flatMap((each) => componentLines(t, each, detail)),
    ...(report.unplanned.length > 0
      ? [t('ci.unplanned', { names: report.unplanned.map(code).join(', '), n: report.unplanned.length })]
      : []),
    ...list(t('ci.contract'), report.contract.map(code)),
    ...list(
      t('ci.findings'),
      report.findings.map((reason) => findingLine(t, reason)),
    ),
    ...list(t('ci.problems'), detail.rows > 0 ? report.problems.map(code) : []),
    ...(detail.diagram ? [folded(t('ci.diagram'), fenced('mermaid', report.diagram))] : []),
  ];
}

function componentLines(t: Translate, report: ComponentReport, detail: Detail): readonly string[] {
  const { component, counts, changes, outputs, cost } = report;
  const told = changes.slice(0, detail.rows);
  const more = changes.length - told.length;
  const head = `**${code(component)}**: ${t('ci.counts', { ...counts, others: counts.others ?? 0 })}`;
  if (changes.length + outputs.length === 0) return [`**${code(component)}**: ${t('ci.nothing')}`];
  return [
    head,
    ...(told.length > 0 ? [rows(t, told)] : []),
    ...(more > 0 ? [t('ci.more', { n: more })] : []),
    ...(outputs.length > 0
      ? [
          `${t('run.outputs')} ${outputs.map(({ name, action }) => `${code(name)} (${t(`run.action.${action}`)})`).join(', ')}`,
        ]
      : []),
    costLine(t, cost),
    ...(detail.attributes && told.some(({ attributes }) => attributes.length > 0)
      ? [folded(t('ci.attributes'), told.map((each) => attributesOf(t, each)).join('\n\n'))]
      : []),
  ];
}

function rows(t: Translate, changes: readonly ResourceChange[]): string {
  const lines = changes.map(({ action, address, type, risks, from }) => {
    const where = from === undefined ? code(address) : `${code(from)} → ${code(address)}`;
    return [
      t(`run.action.${action}`),
      where,
      code(type),
      risks.map((risk) => t(`run.risk.${risk}`)).join(', '),
    ];
  });
  const titles = ['action', 'resource', 'type', 'look'].map((each) => t(`ci.column.${each}`));
  return table(titles, lines);
}

function costLine(t: Translate, { usdPerMonth, priced, leftOut }: ComponentReport['cost']): string {
  const byUse = leftOut.length > 0 ? ` ${t('ci.notPriced', { n: leftOut.length })}` : '';
  return priced.length === 0
    ? `${t('ci.noFixedPrice')}${byUse}`
    : `${t('ci.cost', { money: signedMoney(usdPerMonth) })}${byUse}`;
}

const attributesOf = (t: Translate, { address, attributes }: ResourceChange): string =>
  attributes.length === 0
    ? ''
    : `${code(address)}\n\n${fenced('diff', attributes.flatMap((each) => diffLines(t, each)).join('\n'))}`;

function diffLines(t: Translate, attribute: AttributeChange): readonly string[] {
  const { path, before, after, sensitive, unknownAfter, forcesReplacement } = attribute;
  const hidden = `(${t('run.sensitive')})`;
  const forces = forcesReplacement ? `  # ${t('run.forcesReplacement')}` : '';
  const was = before === undefined ? [] : [`- ${path}: ${sensitive ? hidden : oneLine(before)}`];
  if (unknownAfter) return [...was, `+ ${path}: (${t('run.knownAfter')})${forces}`];
  return after === undefined ? was : [...was, `+ ${path}: ${sensitive ? hidden : oneLine(after)}${forces}`];
}

/** What was found, and what it rests on. */
function findingLine(t: Translate, reason: PlanReport['findings'][number]): string {
  const evidence = reason.evidence.flatMap((each) => (each.kind === 'text' ? [code(each.text)] : []));
  return [code(reasonWords(t, reason)), ...evidence].join(' · ');
}

const list = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`**${title}**\n\n${lines.map((each) => `- ${each}`).join('\n')}`];

const folded = (title: string, body: string): string =>
  `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
