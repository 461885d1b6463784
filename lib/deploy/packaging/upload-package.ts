import type { AwsClients } from '#lib/aws/clients.ts';
import { uploadByContent } from '#lib/aws/write/artifacts.ts';
import { type CodeLocation, withCode } from '#lib/cloudformation/local-code.ts';
import { canonicalJson } from '#lib/domain/canonical-json.ts';
import type { Built } from '../release.ts';
import { hashOf } from '../sealed.ts';

export type UploadTo = {
  readonly clients: AwsClients;
  /** Asked only where there is something to upload. @throws StepFailed when the file names none */
  readonly bucket: () => string;
  readonly region: string;
  readonly say: (line: string) => void;
};

/** Uploads by content, nested templates before those that name them. @returns the component's own template, and all hashes by name */
export async function uploadPackage(
  made: Built,
  { clients, bucket, region, say }: UploadTo,
): Promise<{ readonly template: string; readonly artifacts: Readonly<Record<string, string>> }> {
  const hashes: Record<string, string> = {};
  const sent = async (name: string, key: string, bytes: Uint8Array): Promise<CodeLocation> => {
    const into = bucket();
    const fresh = await uploadByContent(clients, into, key, bytes);
    hashes[name] = hashOf(bytes);
    say(`${name}: sha256 ${hashOf(bytes)}, ${bytes.length} bytes, ${fresh ? 'uploaded' : 'already there'}`);
    return { bucket: into, key };
  };
  const artifacts: CodeLocation[] = [];
  for (const { name, kind, bytes } of made.artifacts) {
    artifacts.push(await sent(name, `artifacts/${hashOf(bytes)}${kind === 'code' ? '.zip' : ''}`, bytes));
  }
  const templates: string[] = [];
  const addresses: string[] = [];
  for (const [index, { template, places }] of [...made.templates.entries()].toReversed()) {
    const locations = new Map(
      places.map(({ logicalId, kind, index: at }) => [
        logicalId,
        (kind === 'template' ? addresses[at] : artifacts[at]) ?? '',
      ]),
    );
    const text = canonicalJson(withCode(template, locations));
    templates[index] = text;
    if (index === 0) break;
    const bytes = Buffer.from(text);
    const at = await sent(`nested template ${index}`, `templates/${hashOf(bytes)}.json`, bytes);
    addresses[index] = `https://s3.${region}.amazonaws.com/${at.bucket}/${at.key}`;
  }
  return { template: templates[0] ?? '', artifacts: hashes };
}
