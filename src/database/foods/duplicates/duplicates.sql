-- Keys by which foods that are probably the same are found. Foods with equal keys lie side by side in an index, so a list of
-- candidates reads a part of the index, and never the catalogue.

-- The name and the brand in normal form, without blanks. `compact` is that of food_search.
CREATE OR REPLACE FUNCTION food_name_key(compact text) RETURNS bigint
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN hashtextextended(
    split_part(compact, E'\n', 2) || E'\t' || split_part(split_part(compact, E'\t', 2), E'\n', 1), 0
  );

-- The main figures, rounded as labels round them. Null when one is unknown: nothing equals it. Nor does a food without
-- any energy, such as water and salt.
CREATE OR REPLACE FUNCTION food_figures_key(energy numeric, carbohydrate numeric, protein numeric, fat numeric, sodium numeric)
  RETURNS bigint
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN CASE WHEN energy >= 5 THEN hashtextextended(
    round(energy)::text || ' ' || round(carbohydrate, 1) || ' ' || round(protein, 1) || ' ' || round(fat, 1) || ' ' || round(sodium),
    0
  ) END;

CREATE INDEX IF NOT EXISTS food_search_name_key_idx ON food_search (food_name_key(compact), food_id) WHERE is_listed;

CREATE INDEX IF NOT EXISTS foods_figures_key_idx ON foods (
  food_figures_key(
    nutrients_energy_kcal, nutrients_carbohydrate, nutrients_protein, nutrients_fat, nutrients_sodium
  ), id
)
  WHERE food_figures_key(
    nutrients_energy_kcal, nutrients_carbohydrate, nutrients_protein, nutrients_fat, nutrients_sodium
  ) IS NOT NULL AND deleted_at IS NULL AND kind <> 'custom';
