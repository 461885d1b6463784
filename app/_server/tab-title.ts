import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { EnvironmentTab } from '#components/environment/tab-names.ts';

type Props = { readonly params: Promise<{ readonly system: string; readonly environment: string }> };

/** What the browser calls a page of an environment: `Metrics · items/dev`. */
export const tabTitle =
  (tab: EnvironmentTab) =>
  async ({ params }: Props): Promise<Metadata> => {
    const [{ system, environment }, t] = await Promise.all([params, getTranslations()]);
    return { title: `${t(`tab.${tab}`)} · ${system}/${environment}` };
  };
