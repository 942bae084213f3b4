import type { CategoryMap, GroupMap } from './categoryMap.ts';
export const usdaCategories: CategoryMap = {};
export const dishesByName: GroupMap = null;
