import type { Reason } from '#lib/domain/reason.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { translator } from '#lib/words/translate.ts';
import type { CliContext } from './context.ts';
import { EXIT, type ExitCode } from './output.ts';

/** Says why something was not done. */
export function refusedWith({ out }: CliContext, what: string, why: Reason): ExitCode {
  out.line(`${what}: ${reasonWords(translator('en'), why)}`);
  out.result({ refused: why });
  return EXIT.denied;
}
