import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { ownerOf } from '../../domain/operations/ownership.ts';
import { Problem } from '../../errors/problem.ts';
import {
  emptyFacts,
  parseSealedFacts,
  readSealedField,
  sealedFieldNames,
  statesSomethingToAvoid,
  type SealedFacts,
} from '../../domain/accounts/healthProfile.ts';
import type { Transactional } from '../../database/transaction.ts';
import { readHealthDataBar } from './consents/healthDataUse.ts';
import { inputProblem } from '../operations/input/inputProblem.ts';
import { refuseUnknownSlugs, type SentSlug } from '../operations/input/refuseUnknownSlugs.ts';
import { seal, unseal } from '../../domain/accounts/sealing.ts';
import { healthKeys } from './healthKeys.ts';

type Document = Readonly<Record<string, unknown>>;

/**
 * Encrypts the health facts of a profile for storage. Fields that `changes` does not contain keep the values of
 * `stored`.
 *
 * @returns the value of the sealed column.
 * @throws {Problem} with the place of the first invalid value; `unknown_allergen` or `unknown_diet` for a new one that
 *   its collection does not have; `contradictory_profile` for "nothing to avoid" beside something.
 */
export async function sealHealthFacts({
  req,
  changes,
  stored,
  owner,
}: {
  req: Transactional;
  changes: Document;
  stored: string | null;
  owner: string;
}): Promise<string> {
  const storedFacts = stored === null ? emptyFacts : openHealthFacts({ sealed: stored, owner });
  const changedFacts: Record<string, unknown> = {};
  for (const name of sealedFieldNames) {
    if (changes[name] === undefined) continue;
    const reading = readSealedField(name, changes[name]);
    if (reading.fault !== undefined) throw inputProblem(reading.fault);
    changedFacts[name] = reading.value;
  }
  const facts = parseSealedFacts(JSON.stringify({ ...storedFacts, ...changedFacts }));
  await refuseUnknownSlugs(req, 'allergens', {
    sent: facts.allergens.map(({ allergen: slug }, at) => sentSlug(slug, 'allergens', at, 'allergen')),
    storedSlugs: storedFacts.allergens.map(({ allergen }) => allergen),
  });
  await refuseUnknownSlugs(req, 'diets', {
    sent: facts.diets.map(({ diet: slug }, at) => sentSlug(slug, 'diets', at, 'diet')),
    storedSlugs: storedFacts.diets.map(({ diet }) => diet),
  });
  return seal({
    ring: healthKeys(),
    owner,
    text: JSON.stringify(withoutContradiction({ facts, storedFacts })),
  });
}

function sentSlug(slug: string, list: string, at: number, name: string): SentSlug {
  return { slug, field: `${list}.${String(at)}.${name}`, formField: list };
}

/**
 * A member cannot say "nothing to avoid" while the profile names something. Naming something later takes the statement
 * back, so that an app need not send both.
 *
 * @throws {Problem} `contradictory_profile` for the statement beside something to avoid.
 */
function withoutContradiction({
  facts,
  storedFacts,
}: {
  facts: SealedFacts;
  storedFacts: SealedFacts;
}): SealedFacts {
  if (!facts.nothingToAvoid || !statesSomethingToAvoid(facts)) return facts;
  if (!storedFacts.nothingToAvoid) throw new Problem('contradictory_profile', { field: 'nothingToAvoid' });
  return { ...facts, nothingToAvoid: false };
}

/**
 * Decrypts the sealed column of a profile.
 *
 * @throws {SealBroken} when it belongs to another owner, or HEALTH_KEYS does not contain its key.
 */
export function openHealthFacts({ sealed, owner }: { sealed: string; owner: string }): SealedFacts {
  return parseSealedFacts(unseal({ ring: healthKeys(), owner, sealed }));
}

/**
 * The answer to a write of a profile, with its stored facts, because Payload omits virtual fields there. A write may bar
 * the profile by its date of birth; then the answer says nothing else about health.
 */
export async function shownProfile<Doc extends Document & { readonly id: number }>({
  req,
  doc,
}: {
  req: PayloadRequest;
  doc: Doc;
}): Promise<Doc | Document> {
  const row: unknown = await req.payload.db.findOne({
    collection: 'health-profiles',
    where: { id: { equals: doc.id } },
    req,
  });
  const { sealed } = z.object({ sealed: z.string() }).parse(row);
  const owner = ownerOf(row) ?? '';
  if ((await readHealthDataBar({ req, user: Number(owner) })) !== undefined)
    return Object.fromEntries(Object.entries(doc).filter(([name]) => shownWhenBarred.has(name)));
  return { ...doc, ...openHealthFacts({ sealed, owner }) };
}

const shownWhenBarred: ReadonlySet<string> = new Set(['id', 'user', 'birthdate', 'createdAt', 'updatedAt']);
