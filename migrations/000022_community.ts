import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/** Boards, posts, comments, pictures of posts, and what posts and comments said before an edit. A board for each diet. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE TYPE enum_boards_state AS ENUM ('open', 'closed');
    CREATE TYPE enum_posts_state AS ENUM ('published', 'held', 'hidden', 'removed');
    CREATE TYPE enum_comments_state AS ENUM ('published', 'held', 'hidden', 'removed');

    CREATE TABLE boards (
      id serial PRIMARY KEY,
      name varchar NOT NULL,
      name_en varchar NOT NULL,
      slug varchar NOT NULL,
      description varchar,
      description_en varchar,
      diet_id integer CONSTRAINT boards_diet_id_diets_id_fk REFERENCES diets ON DELETE SET NULL,
      state enum_boards_state DEFAULT 'open' NOT NULL,
      follower_count integer DEFAULT 0 NOT NULL CHECK (follower_count >= 0),
      updated_at timestamptz(3) DEFAULT now() NOT NULL,
      created_at timestamptz(3) DEFAULT now() NOT NULL
    );
    CREATE UNIQUE INDEX boards_slug_idx ON boards (slug);
    CREATE UNIQUE INDEX boards_diet_idx ON boards (diet_id);
    CREATE INDEX boards_updated_at_idx ON boards (updated_at);
    CREATE INDEX boards_created_at_idx ON boards (created_at);

    CREATE TABLE posts (
      id serial PRIMARY KEY,
      board_id integer NOT NULL CONSTRAINT posts_board_id_boards_id_fk REFERENCES boards,
      title varchar,
      content jsonb NOT NULL,
      content_text varchar,
      diary_id integer CONSTRAINT posts_diary_id_meal_diaries_id_fk REFERENCES meal_diaries ON DELETE SET NULL,
      user_id integer CONSTRAINT posts_user_id_users_id_fk REFERENCES users ON DELETE SET NULL,
      is_anonymous boolean DEFAULT false,
      pseudonym varchar,
      is_professional boolean DEFAULT false,
      state enum_posts_state DEFAULT 'published' NOT NULL,
      edited_at timestamptz(3),
      likes_count integer DEFAULT 0 NOT NULL CHECK (likes_count >= 0),
      comments_count integer DEFAULT 0 NOT NULL CHECK (comments_count >= 0),
      helpful_score double precision,
      updated_at timestamptz(3) DEFAULT now() NOT NULL,
      created_at timestamptz(3) DEFAULT now() NOT NULL,
      deleted_at timestamptz(3)
    );
    CREATE INDEX posts_board_idx ON posts (board_id);
    CREATE INDEX posts_diary_idx ON posts (diary_id);
    CREATE INDEX posts_user_idx ON posts (user_id);
    CREATE INDEX posts_updated_at_idx ON posts (updated_at);
    CREATE INDEX posts_created_at_idx ON posts (created_at);
    CREATE INDEX posts_deleted_at_idx ON posts (deleted_at);

    CREATE TABLE comments (
      id serial PRIMARY KEY,
      post_id integer CONSTRAINT comments_post_id_posts_id_fk REFERENCES posts ON DELETE CASCADE,
      diary_id integer CONSTRAINT comments_diary_id_meal_diaries_id_fk REFERENCES meal_diaries ON DELETE CASCADE,
      parent_id integer CONSTRAINT comments_parent_id_comments_id_fk REFERENCES comments,
      root_id integer CONSTRAINT comments_root_id_comments_id_fk REFERENCES comments,
      text varchar NOT NULL,
      user_id integer CONSTRAINT comments_user_id_users_id_fk REFERENCES users ON DELETE SET NULL,
      is_anonymous boolean DEFAULT false,
      pseudonym varchar,
      is_professional boolean DEFAULT false,
      state enum_comments_state DEFAULT 'published' NOT NULL,
      edited_at timestamptz(3),
      likes_count integer DEFAULT 0 NOT NULL CHECK (likes_count >= 0),
      replies_count integer DEFAULT 0 NOT NULL CHECK (replies_count >= 0),
      updated_at timestamptz(3) DEFAULT now() NOT NULL,
      created_at timestamptz(3) DEFAULT now() NOT NULL,
      deleted_at timestamptz(3),
      CONSTRAINT comments_one_thread CHECK (num_nonnulls(post_id, diary_id) = 1),
      CONSTRAINT comments_root_of_reply CHECK ((parent_id IS NULL) = (root_id IS NULL))
    );
    CREATE INDEX comments_post_idx ON comments (post_id);
    CREATE INDEX comments_diary_idx ON comments (diary_id);
    CREATE INDEX comments_parent_idx ON comments (parent_id);
    CREATE INDEX comments_root_idx ON comments (root_id);
    CREATE INDEX comments_user_idx ON comments (user_id);
    CREATE INDEX comments_updated_at_idx ON comments (updated_at);
    CREATE INDEX comments_created_at_idx ON comments (created_at);
    CREATE INDEX comments_deleted_at_idx ON comments (deleted_at);

    CREATE TABLE post_images (
      id serial PRIMARY KEY,
      user_id integer CONSTRAINT post_images_user_id_users_id_fk REFERENCES users ON DELETE RESTRICT,
      post_id integer CONSTRAINT post_images_post_id_posts_id_fk REFERENCES posts ON DELETE SET NULL,
      alt varchar,
      sha256 varchar,
      perceptual_hash varchar,
      updated_at timestamptz(3) DEFAULT now() NOT NULL,
      created_at timestamptz(3) DEFAULT now() NOT NULL,
      url varchar,
      thumbnail_u_r_l varchar,
      filename varchar,
      mime_type varchar,
      filesize numeric,
      width numeric,
      height numeric
    );
    CREATE INDEX post_images_user_idx ON post_images (user_id);
    CREATE INDEX post_images_post_idx ON post_images (post_id);
    CREATE INDEX post_images_sha256_idx ON post_images (sha256);
    CREATE INDEX post_images_perceptual_hash_idx ON post_images (perceptual_hash);
    CREATE INDEX post_images_updated_at_idx ON post_images (updated_at);
    CREATE INDEX post_images_created_at_idx ON post_images (created_at);
    CREATE UNIQUE INDEX post_images_filename_idx ON post_images (filename);

    CREATE TABLE posts_rels (
      id serial PRIMARY KEY,
      "order" integer,
      parent_id integer NOT NULL CONSTRAINT posts_rels_parent_fk REFERENCES posts ON DELETE CASCADE,
      path varchar NOT NULL,
      post_images_id integer CONSTRAINT posts_rels_post_images_fk REFERENCES post_images ON DELETE CASCADE
    );
    CREATE INDEX posts_rels_order_idx ON posts_rels ("order");
    CREATE INDEX posts_rels_parent_idx ON posts_rels (parent_id);
    CREATE INDEX posts_rels_path_idx ON posts_rels (path);
    CREATE INDEX posts_rels_post_images_id_idx ON posts_rels (post_images_id);
    CREATE UNIQUE INDEX post_images_one_post ON posts_rels (post_images_id) WHERE path = 'images';

    CREATE TABLE content_revisions (
      id serial PRIMARY KEY,
      post_id integer CONSTRAINT content_revisions_post_id_posts_id_fk REFERENCES posts ON DELETE CASCADE,
      comment_id integer CONSTRAINT content_revisions_comment_id_comments_id_fk REFERENCES comments ON DELETE CASCADE,
      title varchar,
      text varchar,
      content jsonb,
      updated_at timestamptz(3) DEFAULT now() NOT NULL,
      created_at timestamptz(3) DEFAULT now() NOT NULL,
      CONSTRAINT content_revisions_one_source CHECK (num_nonnulls(post_id, comment_id) = 1)
    );
    CREATE INDEX content_revisions_post_idx ON content_revisions (post_id);
    CREATE INDEX content_revisions_comment_idx ON content_revisions (comment_id);
    CREATE INDEX content_revisions_updated_at_idx ON content_revisions (updated_at);
    CREATE INDEX content_revisions_created_at_idx ON content_revisions (created_at);

    ALTER TABLE members ADD COLUMN dietitian_id integer
      CONSTRAINT members_dietitian_id_staff_id_fk REFERENCES staff ON DELETE SET NULL;
    CREATE UNIQUE INDEX members_dietitian_idx ON members (dietitian_id);

    INSERT INTO boards (name, name_en, slug, description, description_en, diet_id)
      SELECT name, name_en, slug, description, description_en, id FROM diets;`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    ALTER TABLE members DROP COLUMN dietitian_id;
    DROP TABLE content_revisions, posts_rels, post_images, comments, posts, boards;
    DROP TYPE enum_boards_state, enum_posts_state, enum_comments_state;`);
}
