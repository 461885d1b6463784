import { readFileSync, writeFileSync } from 'node:fs';
import { parsePortalConfig, problemText } from '#lib/config/parse.ts';
import { upgradedText } from '#lib/config/version-1/upgrade-text.ts';
import { EXIT, type ExitCode, type Output } from './output.ts';

/** Reads a `portal.yaml` as the processes do. Exit code 1 when they would not take it. */
export function checkConfig(out: Output, file: string): ExitCode {
  const parsed = parsePortalConfig(readFileSync(file, 'utf8'), file);
  if (!parsed.ok) {
    for (const each of parsed.error) out.line(problemText(each));
    out.result({ problems: parsed.error });
    return EXIT.failed;
  }
  const { environments, notes } = parsed.value;
  for (const { key, components } of environments.values()) {
    out.line(components.length === 0 ? `${key}: only watched` : key);
    for (const { name, tool, lane, needs, roles } of components) {
      const after = needs.length > 0 ? `, after ${needs.join(', ')}` : '';
      out.line(`  ${name}: ${tool}, ${lane} lane${after}${roles.deploy ? '' : ', only watched'}`);
    }
  }
  if (environments.size === 0) out.line(`${file} is well formed and names no system yet`);
  for (const each of notes) out.line(problemText(each));
  out.result({ problems: [], notes });
  return EXIT.ok;
}

/** Prints a `portal.yaml` of version 1 as version 2 says the same, or writes it in its place. */
export function upgradeConfig(out: Output, file: string, write: boolean): ExitCode {
  const before = readFileSync(file, 'utf8');
  const parsed = parsePortalConfig(before, file);
  if (!parsed.ok) return checkConfig(out, file);
  const text = upgradedText(before);
  if (write) writeFileSync(file, text);
  else out.line(text);
  out.result({ file, upgraded: text !== before, written: write });
  return EXIT.ok;
}
