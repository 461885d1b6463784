import { Age } from '#components/time/age.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import { type Pusher, pushedName } from '#lib/domain/membership/pushed.ts';
import type { WhyHere as Why } from '#lib/domain/membership/why-here.ts';
import type { Translate } from '#lib/words/translate.ts';

/** Which stack, state or tag makes a part its environment's, since when that is known, and which component deploys it. */
export function WhyHere({ why }: { readonly why: readonly Why[] }) {
  const t = useWords();
  return (
    <section aria-label={t('whyHere.title')}>
      <h3 className="mt-2 font-semibold">{t('whyHere.title')}</h3>
      {why.length === 0 && <p className="text-t2">{t('whyHere.unknown')}</p>}
      {why.map((each) => (
        <p key={JSON.stringify(each)} className="[overflow-wrap:anywhere]">
          <PlainText text={sentence(t, each)} /> <Source why={each} />
        </p>
      ))}
    </section>
  );
}

function sentence(t: Translate, why: Why): string {
  switch (why.by) {
    case 'stack':
      return why.chosenBy === undefined
        ? t('whyHere.stack', { stack: why.stack, id: why.logicalId })
        : t('whyHere.chosenStack', { stack: why.stack, id: why.logicalId, by: why.chosenBy });
    case 'state':
      if (why.pusher) return pushedSentence(t, why.address, why.location ?? '', why.pusher);
      return why.location
        ? t('whyHere.watchedState', { address: why.address, location: why.location })
        : t('whyHere.state', { address: why.address });
    case 'tags':
      return t('whyHere.tags', { tags: pairs(why.tags) });
    case 'watches':
      return t('whyHere.watches', { what: pairs(why.dimensions) });
    case 'written-to':
      return t('whyHere.writtenTo');
  }
}

function pushedSentence(t: Translate, address: string, location: string, { who, token }: Pusher): string {
  const values = { address, name: pushedName(location) ?? location, who };
  return token ? t('whyHere.pushedByToken', { ...values, token }) : t('whyHere.pushed', values);
}

/** Who deploys it, and how old what is known of it is. */
function Source({ why }: { readonly why: Why }) {
  const t = useWords();
  if (why.by === 'watches' || why.by === 'written-to') return null;
  const component = why.by === 'tags' ? undefined : why.component;
  return (
    <span className="text-second text-t2">
      {component ? t('whyHere.component', { component }) : t('whyHere.watched')}
      {' · '}
      {why.readAt === undefined ? (
        t('whyHere.neverRead')
      ) : (
        <>
          {t(why.by === 'state' && why.pusher ? 'whyHere.pushedAt' : 'whyHere.read')}{' '}
          <Age at={why.readAt} plain />
        </>
      )}
    </span>
  );
}

const pairs = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
