import { cookies } from 'next/headers';
import { SWITCHES_COOKIE, type Switches, switchesOf } from '#components/logs/switches.ts';

/** How this browser showed lines the last time. */
export async function rememberedSwitches(): Promise<Switches> {
  const jar = await cookies();
  return switchesOf(jar.get(SWITCHES_COOKIE)?.value ?? '-');
}
