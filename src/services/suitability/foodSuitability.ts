import type { Payload } from 'payload';
import { foodById, foodsByBarcode, foodsOfCategory } from '../../database/suitability/judging.ts';
import { readItemsEatenOn } from '../../database/meals/eaten.ts';
import type { FoodDocument } from '../../database/foods/document.ts';
import { publicPool } from '../../database/publicPool.ts';
import { isRestrictedRange, parseBarcode } from '../../domain/foods/barcode.ts';
import { eatenTodayOf } from '../../domain/meals/intake.ts';
import type { PrintedToken } from '../../domain/labels/readLabel.ts';
import { verdicts, type Verdict } from '../../domain/suitability/facts/facts.ts';
import type { Circumstances, Suitability } from '../../domain/suitability/judge.ts';
import {
  parseSuitabilityQuery,
  type SuitabilityQuery,
  type SuitabilityQueryFault,
} from '../../domain/suitability/query.ts';
import type { StillFits } from '../../domain/suitability/stillFits.ts';
import { env } from '../../env.ts';
import { Problem } from '../../errors/problem.ts';
import type { Caller } from '../operations/caller.ts';
import { prepareJudge, type CallerJudge } from './judging.ts';
import { readDiaryItems } from '../meals/mealItems.ts';
import { readBarcodes } from '../foods/readBarcodes.ts';
import { reencodePhoto, type UploadedFile } from '../meals/reencodePhoto.ts';
import { recordScan } from '../foods/scanHistory.ts';

export interface ScanAnswer {
  /** Of several foods with the barcode, the one with the strictest verdict: that is the one that `suitability` is about. */
  readonly food: FoodDocument;
  /** Other foods with the same barcode: nobody knows yet which of them the pack is. */
  readonly others: readonly { readonly food: FoodDocument; readonly verdict: Verdict | null }[];
  /** Null for a caller without a profile. */
  readonly suitability: Suitability | null;
  /** Suitable foods of the same category, at most five; empty for a caller without a profile. */
  readonly alternatives: readonly { readonly food: FoodDocument; readonly verdict: 'suitable' }[];
}

/** A verdict with all data that it is based on. */
export interface FoodAnswer extends Suitability {
  /** How much the caller may still eat; present when the request has an amount or a day. */
  readonly fits?: StillFits;
  /**
   * How the printed list of ingredients was read, token by token; null when none is stored. `isRead` is false for texts
   * that are too long or too complex: nothing is known from them.
   */
  readonly label: { readonly isRead: boolean; readonly tokens: readonly PrintedToken[] } | null;
}

/** All barcodes of a photo, and the answer for the first one that belongs to a food. */
export interface PhotoScanAnswer extends ScanAnswer {
  readonly barcodes: readonly string[];
}

const maximumAlternatives = 5;
/** How many foods of the category are judged to find alternatives: the most popular that pass the prefilter. */
const maximumCandidates = 25;

/**
 * Judges one food for the caller. The diets and allergens of the query are added to the caller's profile, or stand
 * alone with `profile=none`. The query may add an amount and a day, whose meals then count too.
 *
 * @throws {Problem} `not_found`, `authentication_required` without profile, diets and allergens, and 400 for invalid
 *   parameters.
 */
export async function judgeFood({
  caller,
  parameters,
  id,
}: {
  id: number;
  caller: Caller | undefined;
  parameters: URLSearchParams;
}): Promise<FoodAnswer> {
  const parsed = parseSuitabilityQuery(parameters);
  if (!parsed.ok) throw toProblem(parsed.fault);
  const { query } = parsed;
  const member = caller?.member;
  const judge = await prepareJudge({ member, state: caller?.state, query });
  const food = await foodById(publicPool(), { id, viewer: member });
  if (food === undefined) throw new Problem('not_found');
  if (judge === undefined) throw new Problem('authentication_required');
  const circumstances = await readCircumstances({ query, member });
  const { facts, label } = await judge.knownFoodOf(food);
  const isAboutPortion = circumstances.amount !== undefined || circumstances.eatenToday !== undefined;
  return {
    ...judge.judge(facts, circumstances),
    ...(isAboutPortion ? { fits: judge.stillFits(facts, circumstances) } : {}),
    label: label === null ? null : { isRead: label.isRead, tokens: label.tokens },
  };
}

/**
 * Finds the food of a barcode, judges it for the caller, and adds other foods with the barcode and suitable alternatives of the same category. The scan
 * is added to the history of a member who agreed to one.
 *
 * @throws {Problem} `invalid_barcode` for a wrong check digit, `unknown_barcode` when no food has it.
 */
export async function scanBarcode({
  caller,
  log,
  text,
}: {
  text: string;
  caller: Caller | undefined;
  log: Payload['logger'];
}): Promise<ScanAnswer> {
  const member = caller?.member;
  const parsed = parseBarcode(text);
  if (!parsed.ok)
    throw new Problem('invalid_barcode', { field: 'barcode', parameters: { reason: parsed.reason } });
  // The prefixes 200–299 are for a shop's internal use; our demo brands use them too. On a real pack they mean
  // something else.
  if (isRestrictedRange(parsed.barcode) && env().DEMO_PASSWORD === undefined)
    throw new Problem('unknown_barcode', { field: 'barcode' });
  const { barcode } = parsed;
  const foods = await foodsByBarcode(publicPool(), { barcode, viewer: member });
  const answer = await answerScan({ foods, caller });
  const { id } = answer.food;
  if (member !== undefined && typeof id === 'number') {
    await recordScan({ user: member, food: id, barcode, log });
  }
  return answer;
}

/**
 * Reads the barcodes in a photo and answers like {@link scanBarcode} for the first one that belongs to a food.
 *
 * @throws {Problem} `required` without a photo, `not_a_photo`, `photo_too_large`, `no_barcode` when none is
 *   readable, `unknown_barcode` when no food has any of them.
 */
export async function scanPhoto({
  file,
  caller,
  log,
}: {
  file: UploadedFile | undefined;
  caller: Caller | undefined;
  log: Payload['logger'];
}): Promise<PhotoScanAnswer> {
  if (file === undefined) throw new Problem('required', { field: 'file' });
  const { data } = await reencodePhoto(file);
  const barcodes = await readBarcodes(data);
  if (barcodes.length === 0) throw new Problem('no_barcode', { field: 'file' });
  for (const text of barcodes) {
    try {
      return { barcodes, ...(await scanBarcode({ text, caller, log })) };
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'unknown_barcode')) throw error;
    }
  }
  throw new Problem('unknown_barcode', { field: 'barcode' });
}

async function answerScan({
  foods,
  caller,
}: {
  foods: readonly FoodDocument[];
  caller: Caller | undefined;
}): Promise<ScanAnswer> {
  const [first, ...others] = foods;
  if (first === undefined) throw new Problem('unknown_barcode', { field: 'barcode' });
  const judge = caller === undefined ? undefined : await prepareJudge(caller);
  if (judge === undefined) {
    return {
      food: first,
      others: others.map((food) => ({ food, verdict: null })),
      suitability: null,
      alternatives: [],
    };
  }
  const judged = (await judge.knownFoodsOf(foods)).map(({ food, facts }) => ({
    food,
    suitability: judge.judge(facts),
  }));
  const [strictest, ...rest] = judged.sort(
    (a, b) => strictness(b.suitability.verdict) - strictness(a.suitability.verdict),
  );
  if (strictest === undefined) throw new Error('as many foods are judged as there are');
  return {
    ...strictest,
    others: rest.map(({ food, suitability }) => ({ food, verdict: suitability.verdict })),
    alternatives: await findAlternatives(strictest.food, judge),
  };
}

/** How strict a verdict is: the worst counts most. */
function strictness(verdict: Verdict): number {
  return verdicts.indexOf(verdict);
}

async function findAlternatives(food: FoodDocument, judge: CallerJudge): Promise<ScanAnswer['alternatives']> {
  const { id, category } = food;
  if (typeof id !== 'number' || typeof category !== 'number' || judge.gaps.length > 0) return [];
  const candidates = await foodsOfCategory(publicPool(), {
    category,
    except: id,
    unfit: judge.unfit,
    limit: maximumCandidates,
  });
  const known = await judge.knownFoodsOf(candidates);
  return known
    .filter(({ facts }) => judge.verdictOf(facts) === 'suitable')
    .slice(0, maximumAlternatives)
    .map((candidate) => ({ food: candidate.food, verdict: 'suitable' }));
}

async function readCircumstances({
  query: { amount, day },
  member,
}: {
  query: SuitabilityQuery;
  member: number | undefined;
}): Promise<Circumstances> {
  if (day === undefined) return { amount };
  if (member === undefined) throw new Problem('authentication_required');
  const meals = await readItemsEatenOn(publicPool(), { user: member, day });
  return { amount, eatenToday: eatenTodayOf(meals.flatMap(readDiaryItems)) };
}

function toProblem(fault: SuitabilityQueryFault): Problem {
  const { code, field } = fault;
  switch (code) {
    case 'invalid_amount':
      return new Problem(code, { field, parameters: { limit: fault.limit } });
    case 'invalid_filter':
      return new Problem(code, { field, parameters: { path: field } });
    case 'required': {
      const named = [field, fault.orField].filter((name) => name !== undefined).join('/');
      return new Problem(code, { field, parameters: { field: named } });
    }
    case 'invalid_unit':
    case 'invalid_date':
      return new Problem(code, { field });
  }
}
