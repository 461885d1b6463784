import type { Happening } from '#lib/domain/notify/happening.ts';
import type { Message } from './message.ts';

/** Slack refuses longer texts; the rest is on the page that is linked. */
const MOST_TEXT = 2_900;

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
  const text = [
    `${mark} *${escaped(title)}*`,
    ...lines.map((line) => `• ${escaped(line)}`),
    `<${link}|${escaped(linkWord)}>`,
  ].join('\n');
  return JSON.stringify({ text: text.slice(0, MOST_TEXT), unfurl_links: false, unfurl_media: false });
}

/** Names and log lines are hostile: `<!channel>` would ring everybody's phone, `*` and `_` would dress it up. */
const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[*_~`]/g, (mark) => `\u200b${mark}`)
    .replaceAll(/\s+/g, ' ');
