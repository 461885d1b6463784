import type { Happening } from '#lib/domain/notify/happening.ts';
import { shortenMiddle } from '#lib/words/shorten.ts';
import type { Message } from './message.ts';

/** Slack refuses longer texts; the rest is on the page that is linked. */
const MOST_TEXT = 2_900;
/** Of a title or a line, before its marks are written so that they dress nothing up. */
const MOST_LINE = 400;

const MARKS: Readonly<Record<Happening['topic'], string>> = {
  failing: ':red_circle:',
  degraded: ':large_yellow_circle:',
  unknown: ':white_circle:',
  approval: ':ballot_box_with_check:',
  'run-failed': ':x:',
  'run-ended': ':white_check_mark:',
  drift: ':left_right_arrow:',
  budget: ':moneybag:',
  anomaly: ':chart_with_upwards_trend:',
  silence: ':mute:',
  line: ':octagonal_sign:',
  'break-glass': ':rotating_light:',
  test: ':wave:',
};

/**
 * A message as chats take it that know Slack's incoming webhooks (Slack, Mattermost, Rocket.Chat).
 * @see https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
 */
export function slackBody(
  { topic, state }: Pick<Happening, 'topic' | 'state'>,
  { title, lines, link, linkWord }: Message,
): string {
  const mark = state === 'over' ? ':large_green_circle:' : MARKS[topic];
  const head = `${mark} *${lineOf(title)}*`;
  // The link stands in every message, however long what it is about: without it nobody gets to the rest.
  const foot = `<${link}|${escaped(linkWord)}>`;
  let room = MOST_TEXT - head.length - foot.length - '\n…\n'.length;
  const said: string[] = [];
  for (const line of lines.map((each) => `• ${lineOf(each)}`)) {
    room -= line.length + 1;
    if (room < 0) break;
    said.push(line);
  }
  const text = [head, ...said, ...(said.length < lines.length ? ['…'] : []), foot].join('\n');
  return JSON.stringify({ text, unfurl_links: false, unfurl_media: false });
}

const lineOf = (text: string): string => escaped(shortenMiddle(text, MOST_LINE));

/** Names and log lines are hostile: `<!channel>` would ring everybody's phone, `*` and `_` would dress it up. */
const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[*_~`]/g, (mark) => `\u200b${mark}`)
    .replaceAll(/\s+/g, ' ');
