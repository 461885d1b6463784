import type { ForgePost, ToldPlace } from '#lib/domain/forge/post.ts';
import type { Locale } from './locale.ts';
import { code, table } from './markdown.ts';
import { shortCommit } from './shorten.ts';
import { translator } from './translate.ts';

/** What a forge shows of a post. Nothing of it comes from a commit, a pull request or a plan but counts, and its hash. */
export type ForgeText = { readonly title: string; readonly body: string; readonly link: string };

type Spoken = { readonly language: Locale; readonly portal: string };

/** How a check is called: branch rules name it, so it is the same in every language. */
export const checkName = (environment: string): string => `Yagura: ${environment}`;

export function checkText(
  { progress, runs, environment }: Extract<ForgePost, { kind: 'check' }>,
  { language, portal }: Spoken,
): ForgeText {
  const t = translator(language);
  const [first] = runs;
  return {
    title: t(`forge.progress.${progress}`),
    body: runsTable([{ environment, progress, runs }], { language, portal }),
    link: first ? runLink(portal, first.number) : portal,
  };
}

export function commentText(
  { places, commit }: Extract<ForgePost, { kind: 'comment' }>,
  spoken: Spoken,
): string {
  const t = translator(spoken.language);
  return `### ${t('forge.heading', { commit: code(shortCommit(commit)) })}\n\n${runsTable(places, spoken)}\n`;
}

export function deploymentText(
  { number, progress }: Extract<ForgePost, { kind: 'deployment' }>,
  { language, portal }: Spoken,
): Omit<ForgeText, 'body'> {
  const t = translator(language);
  const title = t('forge.deployment', { number, progress: t(`forge.progress.${progress}`) });
  return { title, link: runLink(portal, number) };
}

const runLink = (portal: string, number: number): string => new URL(`/deploys/${number}`, portal).href;

function runsTable(places: readonly ToldPlace[], { language, portal }: Spoken): string {
  const t = translator(language);
  const titles = ['environment', 'run', 'component', 'state', 'plan'].map((each) =>
    t(`forge.column.${each}`),
  );
  const rows = places.flatMap(({ environment, runs }) =>
    runs.map(({ number, component, progress, counts }) => [
      code(environment),
      `[#${number}](${runLink(portal, number)})`,
      code(component),
      t(`forge.progress.${progress}`),
      counts ? t('ci.counts', { ...counts, others: counts.others ?? 0 }) : t('forge.noPlan'),
    ]),
  );
  return table(titles, rows);
}
