import { createHash } from 'node:crypto';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import type { Diet } from '../../../payload-types.ts';
import {
  readLoadedStarters,
  recordStarter,
  type LoadedStarter,
} from '../../database/suitability/starterRules.ts';
import { dietsFile, type StarterDiet } from '../../domain/foods/catalogue/diets.ts';
import { caseFaults, type RuleKnowledge } from '../../domain/suitability/rules/cases/caseFaults.ts';
import { loadRuleKnowledge } from './checkRules.ts';

/**
 * Brings the starter diets into the database, in the caller's transaction: adds missing ones, and replaces the rules of
 * those whose rules no staff have changed. The replaced version stays among the versions of the document. Rules that
 * staff have changed stay; the log says that there are newer starter rules. Running it again changes nothing.
 *
 * @param input.file `catalogue/diets.json`, parsed as JSON.
 */
export async function seedDiets({
  file,
  log,
  req,
}: {
  req: PayloadRequest;
  file: unknown;
  log: (line: string) => void;
}): Promise<void> {
  const { diets } = dietsFile.parse(file);
  const fingerprints = fingerprintsOf(file);
  const loadedStarters = await readLoadedStarters(req);
  const storedDiets = await dietsBySlug(req);
  const knowledge = await loadRuleKnowledge(req);
  for (const [index, starter] of diets.entries()) {
    const { slug } = starter;
    const fingerprint = fingerprints[index] ?? '';
    const [loaded, stored] = [loadedStarters.get(slug), storedDiets.get(slug)];
    if (stored !== undefined && loaded?.fingerprint === fingerprint) continue;
    const fault = faultOf(starter, knowledge);
    if (fault !== undefined) {
      log(`diet ${slug}: the starter rules do not fit this database (${fault}), so they were not loaded`);
      continue;
    }
    if (stored !== undefined && (loaded === undefined || !hasStarterRules(stored, loaded))) {
      log(`diet ${slug}: staff have changed its rules, so the newer starter rules were not loaded`);
      await recordStarter(req, { ...(loaded ?? ownDiet(slug)), fingerprint });
      continue;
    }
    const written =
      stored === undefined ? await create(req, starter) : await replace(req, { starter, stored, loaded });
    await recordStarter(req, {
      diet: slug,
      fingerprint,
      rulesVersion: versionOf(written),
      documentUpdatedAt: isUntouched(stored, loaded) ? written.updatedAt : null,
    });
    if (stored !== undefined) log(`diet ${slug}: its starter rules are now version ${versionOf(written)}`);
  }
}

/** The first reason why the rules cannot be stored, for the log. Staff may have moved a category that a case names. */
function faultOf({ ruleSet }: StarterDiet, knowledge: RuleKnowledge): string | undefined {
  const [fault] = caseFaults(ruleSet, knowledge);
  return fault === undefined ? undefined : `${fault.code} at ${fault.path.join('.')}`;
}

function hasStarterRules(stored: Diet, { rulesVersion }: LoadedStarter): boolean {
  return versionOf(stored) === rulesVersion;
}

/** Whether nobody has written the document since. Then its name and description are the shipped ones, too. */
function isUntouched(stored: Diet | undefined, loaded: LoadedStarter | undefined): boolean {
  return stored === undefined || stored.updatedAt === loaded?.documentUpdatedAt;
}

/** A diet of staff that has the slug of a starter diet. Its version is never 0. */
function ownDiet(diet: string): LoadedStarter {
  return { diet, fingerprint: '', rulesVersion: 0, documentUpdatedAt: null };
}

const versionedRules = z.object({ version: z.int() });

/** The version of the rules; -1 where there are none. */
function versionOf({ ruleSet }: Diet): number {
  return versionedRules.safeParse(ruleSet).data?.version ?? -1;
}

/** A hash of each diet of the file, as it is written there. */
function fingerprintsOf(file: unknown): string[] {
  const { diets } = z.object({ diets: z.array(z.unknown()) }).parse(file);
  return diets.map((diet) => createHash('sha256').update(JSON.stringify(diet)).digest('hex').slice(0, 32));
}

function create(req: PayloadRequest, starter: StarterDiet): Promise<Diet> {
  const { slug, ruleSet } = starter;
  return req.payload.create({
    collection: 'diets',
    depth: 0,
    overrideAccess: true,
    req,
    data: { slug, ...textsOf(starter), ruleSet: { ...ruleSet } },
  });
}

function replace(
  req: PayloadRequest,
  { loaded, starter, stored }: { starter: StarterDiet; stored: Diet; loaded: LoadedStarter | undefined },
): Promise<Diet> {
  const texts = isUntouched(stored, loaded) ? textsOf(starter) : {};
  return req.payload.update({
    collection: 'diets',
    depth: 0,
    overrideAccess: true,
    req,
    id: stored.id,
    data: { ...texts, ruleSet: { ...starter.ruleSet } },
  });
}

function textsOf({ description, kind, name }: StarterDiet) {
  return {
    kind,
    name: name.ko,
    nameEn: name.en,
    description: description.ko,
    descriptionEn: description.en,
  };
}

async function dietsBySlug(req: PayloadRequest): Promise<ReadonlyMap<string, Diet>> {
  const { docs } = await req.payload.find({
    collection: 'diets',
    depth: 0,
    overrideAccess: true,
    req,
    limit: 0,
    pagination: false,
  });
  return new Map(docs.map((diet) => [diet.slug, diet]));
}
