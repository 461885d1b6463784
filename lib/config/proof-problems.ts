import { anyCommitAllowed } from '#lib/domain/deploy/refs.ts';
import type { PortalFile } from './schema.ts';

type Problem = { path: string[]; message: string };

/** What `proof` asks of the rest of the file. */
export function proofProblems(file: PortalFile): Problem[] {
  return [...relyingPartyProblems(file), ...environmentProblems(file), ...peopleProblems(file)];
}

/** A browser signs for an origin only below the relying party's name, and beyond this machine only over https. */
function relyingPartyProblems({ proof }: PortalFile): Problem[] {
  if (!proof) return [];
  return proof.origins.flatMap((origin, index) => {
    const { hostname, protocol, origin: canonical } = new URL(origin);
    const path = ['proof', 'origins', String(index)];
    if (hostname !== proof.relyingParty && !hostname.endsWith(`.${proof.relyingParty}`))
      return [{ path, message: `an origin of the relying party ${proof.relyingParty} is needed` }];
    if (protocol !== 'https:' && hostname !== 'localhost')
      return [{ path, message: 'write https: browsers make no passkeys without it, but for localhost' }];
    return canonical === origin ? [] : [{ path, message: `write it as browsers do: ${canonical}` }];
  });
}

function environmentProblems({ proof, systems }: PortalFile): Problem[] {
  return Object.entries(systems).flatMap(([system, { environments }]) =>
    Object.entries(environments).flatMap(([name, settings]) => {
      if (!settings.proof) return [];
      const at = ['systems', system, 'environments', name];
      const open = Object.entries(settings.components).flatMap(([component, { refs }]): Problem[] => {
        const index = refs.findIndex((each) => anyCommitAllowed([each]));
        return index < 0
          ? []
          : [
              {
                path: [...at, 'components', component, 'refs', String(index)],
                message: 'an environment with proof names its branches: any commit is nobody’s word',
              },
            ];
      });
      return proof
        ? open
        : [
            { path: [...at, 'proof'], message: 'needs proof.relyingParty and proof.origins at the top' },
            ...open,
          ];
    }),
  );
}

/** A key names one person, and a person has one line. */
function peopleProblems({ people }: PortalFile): Problem[] {
  const seen = new Map<string, string>();
  return people.flatMap((person, index) => {
    const at = ['people', String(index)];
    const twice: Problem[] =
      people.findIndex(({ id }) => id.toLowerCase() === person.id.toLowerCase()) < index
        ? [{ path: [...at, 'id'], message: 'another line of people has this id' }]
        : [];
    const validity: Problem[] =
      person.from !== undefined && person.until !== undefined && person.from >= person.until
        ? [{ path: [...at, 'until'], message: 'must be later than from' }]
        : [];
    const keys = person.keys.flatMap((key, place): Problem[] => {
      const name = key.kind === 'ssh' ? (key.line.split(' ')[1] ?? '') : key.credential;
      const owner = seen.get(name);
      seen.set(name, owner ?? person.id);
      const field = key.kind === 'ssh' ? 'ssh' : 'passkey';
      return owner === undefined
        ? []
        : [{ path: [...at, 'keys', String(place), field], message: `this key stands with ${owner} already` }];
    });
    return [...twice, ...validity, ...keys];
  });
}
