-- A picture tells when its post was written, and not when it was uploaded: a member who uploads two pictures at once, and
-- shows one under their name and one anonymously, would be tied by ids that follow each other, and by the times.
-- So the ids of pictures have no order.
CREATE OR REPLACE FUNCTION community_random_image_id() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  LOOP
    NEW.id := 1 + floor(random() * 2147483646)::integer;
    EXIT WHEN NOT EXISTS (SELECT FROM post_images WHERE id = NEW.id);
  END LOOP;
  RETURN NEW;
END
$$;
CREATE OR REPLACE TRIGGER community_post_images_new BEFORE INSERT ON post_images
  FOR EACH ROW EXECUTE FUNCTION community_random_image_id();

CREATE OR REPLACE FUNCTION community_date_image() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  NEW.created_at := now();
  NEW.updated_at := now();
  RETURN NEW;
END
$$;
CREATE OR REPLACE TRIGGER community_post_images_named BEFORE UPDATE OF post_id ON post_images
  FOR EACH ROW WHEN (OLD.post_id IS NULL AND NEW.post_id IS NOT NULL) EXECUTE FUNCTION community_date_image();
