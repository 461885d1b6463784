import { useWords } from '#components/words/use-words.ts';
import type { Contact } from '#lib/domain/environment.ts';

const NAMES = ['owner', 'onCall', 'runbook'] as const;

/** Whom to ask and where it is written what to do, in the order that a person in trouble needs it; empty where nothing is said. */
export function useContactFacts(contact: Contact) {
  const t = useWords();
  return NAMES.flatMap((name) => {
    const value = contact[name];
    return value === undefined ? [] : [{ name: t(`contact.${name}`), value: <ContactValue text={value} /> }];
  });
}

/** `https` alone is a link: the schema lets nothing else through that a browser would follow. */
function ContactValue({ text }: { readonly text: string }) {
  if (!text.startsWith('https://')) return <>{text}</>;
  return (
    <a className="link underline underline-offset-2" href={text} rel="noreferrer">
      {text.slice('https://'.length)}
    </a>
  );
}
