import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { shownBudgetShare } from '#app/_server/budget-share.ts';
import { callerOrSignIn } from '#app/_server/caller.ts';
import { hideGuide } from '#app/_server/guide.ts';
import { shownLineStop } from '#app/_server/line-stop.ts';
import { palettePlaces, paletteResources, paletteRuns } from '#app/_server/palette.ts';
import { choosePreference } from '#app/_server/preferences.ts';
import { watched } from '#app/_server/watched.ts';
import { NotePages } from '#components/guide/note-pages.tsx';
import { GUIDE_COOKIE, HIDDEN, seenOf } from '#components/guide/seen.ts';
import { LineBanner } from '#components/holds/line-banner.tsx';
import { LiveProvider } from '#components/live/live-provider.tsx';
import { OwnNews } from '#components/notifications/own-news.tsx';
import { Account } from '#components/shell/account.tsx';
import { BottomBar } from '#components/shell/bottom-bar.tsx';
import { Keyboard } from '#components/shell/keyboard.tsx';
import { OwnZone } from '#components/shell/own-zone.tsx';
import { Palette } from '#components/shell/palette.tsx';
import { Preferences, type Theme } from '#components/shell/preferences.tsx';
import { SearchButton } from '#components/shell/search-button.tsx';
import { Shell } from '#components/shell/shell.tsx';
import { Sidebar } from '#components/shell/sidebar.tsx';
import { seconds } from '#lib/domain/time.ts';
import { web } from '#lib/runtime/web.ts';

export default async function PortalLayout({ children }: { readonly children: ReactNode }) {
  const { portal, build, guide } = await web();
  const [state, caller, standings, budgetShare, stop, t, jar] = await Promise.all([
    portal.asOf(seconds(3)),
    callerOrSignIn(),
    watched(),
    shownBudgetShare(),
    shownLineStop(),
    getTranslations(),
    cookies(),
  ]);
  const zone = jar.get('zone')?.value;
  const zones = [...new Set(['UTC', 'Asia/Tokyo', ...(zone ? [zone] : [])])];
  return (
    <LiveProvider build={build} portal={state}>
      <a href="#content" className="sr-only focus:not-sr-only">
        {t('shell.skip')}
      </a>
      <Shell>
        <Sidebar
          standings={standings}
          budgetShare={budgetShare}
          search={<SearchButton look="sidebar" />}
          account={
            <Account caller={caller}>
              <Preferences
                theme={(jar.get('theme')?.value ?? 'system') as Theme}
                zones={zones}
                choose={choosePreference}
              />
              {guide && seenOf(jar.get(GUIDE_COOKIE)?.value).includes(HIDDEN) && (
                <form action={hideGuide}>
                  <button type="submit">{t('guide.show')}</button>
                </form>
              )}
              <form method="post" action="/sign-out">
                <button type="submit">{t('account.signOut')}</button>
              </form>
            </Account>
          }
        />
        <div id="content" className="min-w-0">
          <noscript>
            <p className="no-script">{t('shell.noScript')}</p>
          </noscript>
          {stop && <LineBanner stop={stop} />}
          {children}
        </div>
      </Shell>
      <BottomBar />
      <Palette
        places={palettePlaces}
        runs={paletteRuns}
        resources={paletteResources}
        zones={zones}
        choose={choosePreference}
      />
      <Keyboard />
      {guide && <NotePages />}
      <OwnNews />
      <OwnZone known={zone !== undefined} />
    </LiveProvider>
  );
}
