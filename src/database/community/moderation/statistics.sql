-- The figures of the moderators' charts, of the last days with today, in the calendar of a time zone.
CREATE OR REPLACE FUNCTION moderation_statistics(days integer, zone text) RETURNS jsonb
  LANGUAGE sql STABLE PARALLEL SAFE SET search_path = public, pg_temp
AS $$
WITH calendar AS (
  SELECT day, day::timestamp AT TIME ZONE zone AS begins, (day + 1)::timestamp AT TIME ZONE zone AS ends
    FROM (SELECT (now() AT TIME ZONE zone)::date - back AS day FROM generate_series(0, days - 1) AS back) AS days
),
since AS (SELECT min(begins) AS begins FROM calendar),
waiting AS (
  SELECT cause, opened_at,
         CASE WHEN opened_at > now() - interval '1 hour' THEN 'hour'
              WHEN opened_at > now() - interval '1 day' THEN 'day'
              WHEN opened_at > now() - interval '7 days' THEN 'week'
              ELSE 'older' END AS age
    FROM moderation_cases WHERE state <> 'resolved'
)
SELECT jsonb_build_object(
  'days', (
    SELECT jsonb_agg(jsonb_build_object(
             'day', day,
             'newMembers', (SELECT count(*) FROM users WHERE created_at >= begins AND created_at < ends),
             'posts', (SELECT count(*) FROM posts WHERE created_at >= begins AND created_at < ends),
             'comments', (SELECT count(*) FROM comments WHERE created_at >= begins AND created_at < ends),
             'reports', (SELECT count(*) FROM reports WHERE created_at >= begins AND created_at < ends),
             'actions', (SELECT count(*) FROM moderation_actions
                          WHERE created_at >= begins AND created_at < ends AND NOT coalesce(is_automatic, false))
           ) ORDER BY day)
      FROM calendar),
  'reasons', (
    SELECT coalesce(jsonb_agg(jsonb_build_object(
             'reason', reason, 'reports', reports, 'upheld', upheld, 'dismissed', dismissed)
             ORDER BY reports DESC, reason), '[]')
      FROM (SELECT reason, count(*) AS reports, count(*) FILTER (WHERE outcome = 'upheld') AS upheld,
                   count(*) FILTER (WHERE outcome = 'dismissed') AS dismissed
              FROM reports, since WHERE created_at >= since.begins GROUP BY reason) AS counted),
  'waiting', (
    SELECT jsonb_agg(jsonb_build_object('age', ages.age, 'cases', coalesce(cases, 0), 'oldest', oldest) ORDER BY place)
      FROM unnest(ARRAY['hour', 'day', 'week', 'older']) WITH ORDINALITY AS ages (age, place)
      LEFT JOIN (SELECT age, count(*) AS cases, min(opened_at) AS oldest FROM waiting GROUP BY age) AS counted
        USING (age)),
  'causes', (
    SELECT coalesce(jsonb_agg(jsonb_build_object('cause', cause, 'cases', cases) ORDER BY cases DESC, cause), '[]')
      FROM (SELECT cause, count(*) AS cases FROM waiting GROUP BY cause) AS counted),
  'firstLook', (
    SELECT jsonb_build_object(
             'cases', count(first_look_at),
             'unseen', count(*) FILTER (WHERE first_look_at IS NULL AND state <> 'resolved'),
             'medianSeconds', percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds),
             'p90Seconds', percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds))
      FROM (SELECT state, first_look_at, extract(epoch FROM first_look_at - opened_at)::float8 AS seconds
              FROM moderation_cases, since WHERE opened_at >= since.begins) AS opened),
  'appeals', (
    SELECT jsonb_build_object(
             'open', count(*) FILTER (WHERE appeal_state = 'open'),
             'accepted', count(*) FILTER (WHERE appeal_state = 'accepted' AND appeal_answered_at >= since.begins),
             'rejected', count(*) FILTER (WHERE appeal_state = 'rejected' AND appeal_answered_at >= since.begins))
      FROM moderation_actions, since WHERE appeal_state IS NOT NULL)
);
$$;
