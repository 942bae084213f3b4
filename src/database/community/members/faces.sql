-- The public face of each member, as answers show it: nothing that identifies the account. A badge has a name
-- also where staff have none: the word of the role.
CREATE OR REPLACE VIEW community_faces AS
  SELECT member.user_id, jsonb_strip_nulls(jsonb_build_object(
      'id', member.id,
      'username', member.username,
      'avatar', CASE WHEN avatar.id IS NOT NULL THEN jsonb_build_object(
        'id', avatar.id, 'url', '/api/images/file/' || avatar.filename, 'width', avatar.width, 'height', avatar.height) END,
      'badge', CASE WHEN expert.role = 'dietitian' THEN jsonb_build_object('role', 'dietitian', 'name', coalesce(nullif(btrim(expert.name), ''), '영양사')) END
    )) AS face
  FROM members AS member
  LEFT JOIN images AS avatar ON avatar.id = member.avatar_id
  LEFT JOIN staff AS expert ON expert.id = member.dietitian_id;
