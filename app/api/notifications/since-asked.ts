import { z } from 'zod';
import { momentArg } from '#lib/queries/moment-arg.ts';

const asked = z.strictObject({ since: momentArg });

/** Since when somebody asks for news, or what of the address is wrong, by the name of the parameter. */
export function sinceAsked(query: URLSearchParams): z.output<typeof asked> | { readonly problems: string } {
  const parsed = asked.safeParse(Object.fromEntries(query));
  return parsed.success ? parsed.data : { problems: z.prettifyError(parsed.error) };
}
