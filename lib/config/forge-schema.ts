import { z } from 'zod';
import { name } from './words.ts';

const VARIABLE = /^[A-Z][A-Z0-9_]*$/;
const ofCollector = z.string().regex(VARIABLE, 'write the name of an environment variable of the collector');
/** 16 letters at least: whoever knows it may say what was pushed. */
const ofWeb = z.string().regex(VARIABLE, 'write the name of an environment variable of web');

const address = z
  .url({ protocol: /^https?$/, message: 'write an https address' })
  .transform((text) => (text.endsWith('/') ? text.slice(0, -1) : text));

/** Of what is written there. */
const language = z.enum(['en', 'ja']).default('en');

const owned = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,39}\/[\w.-]{1,100}$/, 'write <owner>/<name>, as GitHub has it');
const project = z
  .string()
  .regex(/^[\w.-]+(\/[\w.-]+)+$/, 'write <group>/<project>, as GitLab has it')
  .max(255);

/** By name below `repositories`. What is not named here is neither written to nor listened to. */
const named = <Path extends z.ZodType>(path: Path) =>
  z.record(name, path).refine((all) => Object.keys(all).length > 0, 'name a repository at least');

const github = z.strictObject({
  /** The App's id, or its client id. */
  app: z.union([z.number().int().positive().transform(String), z.string().min(1)]),
  /** Where it is installed, where GitHub is not to be asked for that. */
  installation: z.number().int().positive().optional(),
  /** Holds the App's private key, PEM; `\n` may stand for line ends. */
  privateKey: ofCollector,
  webhookSecret: ofWeb,
  api: address.default('https://api.github.com'),
  repositories: named(owned),
  language,
});

const gitlab = z.strictObject({
  url: address.default('https://gitlab.com'),
  /** Holds a project or group access token with the scope `api`, role Developer. */
  token: ofCollector,
  webhookSecret: ofWeb,
  repositories: named(project),
  language,
});

/** Where pull requests live, and what may be written there. `docs/pipelines.md`. */
export const forge = z.strictObject({
  github: github.optional(),
  gitlab: gitlab.optional(),
  /** Forges that may be in a private network, or be asked without TLS. */
  allow: z.array(z.string().regex(/^[a-zA-Z0-9.:[\]-]+$/, 'write a host, or host:port')).default([]),
});

export type ForgeSettings = z.infer<typeof forge>;
export type GithubSettings = z.infer<typeof github>;
export type GitlabSettings = z.infer<typeof gitlab>;
