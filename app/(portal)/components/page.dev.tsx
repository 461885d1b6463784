import { requestNow } from '#app/_server/ask.ts';
import { Gallery } from '#components/gallery/gallery.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import en from '#messages/en.json';
import ja from '#messages/ja.json';

const MESSAGES = { en, ja };

/** Development only (see `pageExtensions` in `next.config.ts`): the house's parts, to look at. */
export default async function ComponentsPage() {
  const now = await requestNow();
  return (
    <>
      <TopBar crumbs={[{ key: 'components', word: 'Components' }]} />
      <main>
        <h1 className="sr-only">Components</h1>
        {(['en', 'ja'] as const).flatMap((locale) =>
          (['dark', 'light'] as const).map((theme) => (
            <Gallery
              key={`${locale} ${theme}`}
              locale={locale}
              theme={theme}
              messages={MESSAGES[locale]}
              now={now}
            />
          )),
        )}
      </main>
    </>
  );
}
