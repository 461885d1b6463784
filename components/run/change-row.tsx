import { ShieldAlert } from 'lucide-react';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { ChangeAction, ResourceChange, Risk } from '#lib/domain/deploy/plan.ts';
import { shortAddress } from '#lib/domain/deploy/plan-groups.ts';
import { marked } from '#lib/domain/text/marks.ts';
import { shortenMiddle } from '#lib/words/shorten.ts';
import { AttributeDiffs, summaryOf } from './attribute-diff.tsx';

const MARK: Readonly<Record<ChangeAction, readonly [mark: string, tone: string]>> = {
  create: ['+', 'of-healthy'],
  update: ['~', 'of-degraded'],
  replace: ['∓', 'of-failing'],
  delete: ['−', 'of-failing'],
  read: ['↓', 'of-unknown'],
  move: ['→', 'of-degraded'],
  import: ['⇥', 'of-degraded'],
  forget: ['⊘', 'of-degraded'],
  'may-replace': ['?', 'of-failing'],
  dynamic: ['?', 'of-degraded'],
};

const TONE: Readonly<Record<Risk, string>> = {
  'stateful-delete': 'of-failing',
  'stateful-replace': 'of-failing',
  'public-exposure': 'of-failing',
  iam: 'of-failing',
  network: 'of-degraded',
};

/** One resource: what happens to it, why it deserves a look, and its attributes before and after. */
export function ChangeRow({ change }: { readonly change: ResourceChange }) {
  const t = useWords();
  const [mark, tone] = MARK[change.action];
  const address = shortAddress(change);
  // What is new reads as a whole; what changes under somebody is opened.
  const opened = change.risks.length > 0 && change.action !== 'create';
  return (
    <li className="change">
      <span className={`change-mark tinted ${tone}`} role="img" aria-label={t(`run.action.${change.action}`)}>
        {mark}
      </span>
      <div className="min-w-0 flex-1">
        <code className="block [overflow-wrap:anywhere]" title={marked(change.address)}>
          <PlainText text={shortenMiddle(address, 72)} />
        </code>
        <Besides change={change} />
        {change.attributes.length > 0 && (
          <details open={opened}>
            <summary className="truncate text-second text-t3">
              <PlainText text={summaryOf(t, change)} />
            </summary>
            <AttributeDiffs attributes={change.attributes} />
          </details>
        )}
      </div>
      <span className="flex flex-wrap items-start justify-end gap-1 self-start">
        {change.risks.map((risk) => (
          <span key={risk} className={`chip tinted ${TONE[risk]}`}>
            <ShieldAlert size={11} aria-hidden="true" />
            {t(`run.risk.${risk}`)}
          </span>
        ))}
      </span>
    </li>
  );
}

/** What the action alone does not say: where it was, what is taken over, what stays. */
function Besides({ change }: { readonly change: ResourceChange }) {
  const t = useWords();
  const { from, importing, retained, deposed } = change;
  const said = [
    from === undefined ? undefined : t('run.movedFrom', { address: marked(from) }),
    importing === undefined ? undefined : t('run.imports', { id: marked(importing) }),
    retained ? t('run.retained') : undefined,
    deposed === undefined ? undefined : t('run.deposed', { key: marked(deposed) }),
  ].filter((each) => each !== undefined);
  return said.map((each) => (
    <span key={each} className="block text-second text-t2 [overflow-wrap:anywhere]">
      <PlainText text={each} />
    </span>
  ));
}
