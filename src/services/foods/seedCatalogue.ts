import { parse } from 'csv-parse/sync';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  type Payload,
  type PayloadRequest,
} from 'payload';
import type pg from 'pg';
import { isCatalogueLoaded, recordCatalogueLoad } from '../../database/foods/catalogue.ts';
import { addAllergens } from '../../database/labels/allergens.ts';
import { writeStarterIngredients } from '../../database/labels/ingredients.ts';
import { categoriesFile, type StarterCategory } from '../../domain/foods/catalogue/categories.ts';
import { parseShippedIngredient, type IngredientCells } from '../../domain/foods/catalogue/ingredients.ts';
import { starterAllergens } from '../../domain/suitability/facts/starterAllergens.ts';
import { seedDiets } from '../suitability/seedDiets.ts';
import { assignSuitabilityBits } from '../suitability/suitabilityBits.ts';
import { enqueueFoodRefresh } from './refreshFoods.ts';
import { importShipped } from '../imports/importShipped.ts';
import { planImport } from '../imports/reading/planImport.ts';
import { importSources } from '../imports/reading/sources.ts';
import { importSettings } from '../../domain/imports/settings/settings.ts';

const files = ['categories.json', 'diets.json', 'ingredients.csv', 'foods.csv', 'foods-odbl.csv'] as const;

/**
 * Loads each version of the starter catalogue once: missing allergens, categories and diets, newer rules of diets and
 * newer ingredients that no staff have changed, and the foods, by the same import as a user's file. Changes of staff stay: existing
 * allergens and categories are not touched, and the import does not change foods that a dietitian has verified.
 *
 * @param input.folder the folder with the catalogue's files.
 * @returns whether anything was loaded.
 */
export async function seedCatalogue({
  folder,
  log,
  payload,
  pool,
}: {
  payload: Payload;
  pool: pg.Pool;
  folder: string;
  log: (line: string) => void;
}): Promise<boolean> {
  const version = versionOf(folder);
  if (await isCatalogueLoaded(pool, version)) return false;

  const req = await createLocalReq({}, payload);
  await initTransaction(req);
  try {
    const categories = categoriesFile.parse(readJson(join(folder, 'categories.json')));
    const newAllergens = await seedAllergens(req);
    await seedCategories(req, categories.categories);
    await seedDiets({ req, file: readJson(join(folder, 'diets.json')), log });
    if (newAllergens + (await seedIngredients(req, folder)) > 0)
      await enqueueFoodRefresh(req, { kind: 'all' });
    await commitTransaction(req);
  } catch (error) {
    await killTransaction(req);
    throw error;
  }

  const plan = await planImport({
    files: await importSources(['foods.csv', 'foods-odbl.csv'].map((name) => join(folder, name))),
    settings: importSettings.parse({ preset: 'diningcoach' }),
  });
  const { refused, duplicate, created, updated, unchanged } = await importShipped({ pool, plan });
  if (refused + duplicate > 0)
    throw new Error(`The starter catalogue has ${refused + duplicate} rows that cannot be used.`);
  await recordCatalogueLoad(pool, version);
  log(`starter catalogue: ${created + updated + unchanged} foods`);
  return true;
}

function versionOf(folder: string): string {
  const hash = createHash('sha256');
  for (const name of files) hash.update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 16);
}

/** Adds the missing starter allergens, each with its suitability bit. Returns how many. */
export async function seedAllergens(req: PayloadRequest): Promise<number> {
  const addedCount = await addAllergens(req, starterAllergens);
  await assignSuitabilityBits(req);
  return addedCount;
}

async function seedCategories(req: PayloadRequest, categories: readonly StarterCategory[]): Promise<void> {
  const idBySlug = await categoryIdsBySlug(req);
  for (const { slug, parent, name } of categories) {
    if (idBySlug.has(slug)) continue;
    const { id } = await req.payload.create({
      collection: 'food-categories',
      data: {
        slug,
        name: name.ko,
        nameEn: name.en,
        parent: (parent === null ? null : idBySlug.get(parent)) ?? null,
      },
      depth: 0,
      overrideAccess: true,
      req,
    });
    idBySlug.set(slug, id);
  }
}

/** Writes the ingredients of the shipped dictionary that are missing, or older and not edited. Returns how many. */
export async function seedIngredients(req: PayloadRequest, folder: string): Promise<number> {
  const rows: IngredientCells[] = parse(readFileSync(join(folder, 'ingredients.csv')), { columns: true });
  return writeStarterIngredients(req, rows.map(parseShippedIngredient));
}

async function categoryIdsBySlug(req: PayloadRequest): Promise<Map<string, number>> {
  const { docs } = await req.payload.find({
    collection: 'food-categories',
    limit: 0,
    depth: 0,
    pagination: false,
    overrideAccess: true,
    req,
  });
  return new Map(docs.flatMap(({ id, slug }) => (typeof slug === 'string' ? [[slug, id] as const] : [])));
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
