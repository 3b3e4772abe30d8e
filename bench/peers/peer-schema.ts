/**
 * The tables of the peer, and what it asks of them.
 *
 * Tuned as its owner would: room on each page so that a wallet is changed in place, no index but
 * those that the contract needs, and no foreign keys: every purchase would lock the one row of its
 * draw in passing, and what they would check is checked in the same transaction anyway.
 */
export const SCHEMA = `
  CREATE TABLE wallets (
    player_id text PRIMARY KEY,
    balance_minor bigint NOT NULL CHECK (balance_minor >= 0)
  ) WITH (fillfactor = 50);

  CREATE TABLE draws (
    draw_id text PRIMARY KEY,
    closes_at timestamptz NOT NULL,
    price_minor bigint NOT NULL
  );

  CREATE TABLE tickets (
    ticket_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    draw_id text NOT NULL,
    player_id text NOT NULL,
    mask bigint NOT NULL,
    stake_minor bigint NOT NULL,
    accepted_at timestamptz NOT NULL,
    idempotency_key text NOT NULL,
    place smallint NOT NULL,
    UNIQUE (player_id, idempotency_key, place)
  );
`;

/** Player, draw. The wallet stays locked until the transaction ends. */
export const LOCK_WALLET = `
  SELECT balance_minor, price_minor, closes_at > clock_timestamp() AS is_open
  FROM wallets, draws WHERE player_id = $1 AND draw_id = $2
  FOR NO KEY UPDATE OF wallets`;

/** Player, amount. */
export const DEBIT = `
  UPDATE wallets SET balance_minor = balance_minor - $2
  WHERE player_id = $1 RETURNING balance_minor`;

/** Draw, player, masks, price, key. */
export const INSERT_TICKETS = `
  INSERT INTO tickets
    (draw_id, player_id, mask, stake_minor, accepted_at, idempotency_key, place)
  SELECT $1, $2, mask, $4, clock_timestamp(), $5, place
  FROM unnest($3::bigint[]) WITH ORDINALITY AS bought (mask, place)
  RETURNING ticket_id, accepted_at`;

/** Player, key: the tickets of an earlier purchase with that key. */
export const FIND_PURCHASE = `
  SELECT ticket_id, draw_id, mask, stake_minor, accepted_at, balance_minor
  FROM tickets JOIN wallets USING (player_id)
  WHERE player_id = $1 AND idempotency_key = $2 ORDER BY place`;

/**
 * The whole purchase as one statement: one round trip, committed by itself. The wallet's lock
 * orders the purchases of a player, so a repeat is found by looking, without a failed insert.
 */
export const BUY_FUNCTION = `
  CREATE FUNCTION buy_tickets(p_player text, p_draw text, p_masks bigint[], p_key text)
  RETURNS TABLE (outcome text, balance bigint, price bigint, ids bigint[], at timestamptz)
  LANGUAGE plpgsql AS $$
  DECLARE
    is_open boolean;
    needed bigint;
  BEGIN
    SELECT w.balance_minor, d.price_minor, d.closes_at > clock_timestamp()
    INTO balance, price, is_open
    FROM wallets w, draws d WHERE w.player_id = p_player AND d.draw_id = p_draw
    FOR NO KEY UPDATE OF w;
    IF NOT FOUND THEN
      outcome := 'drawNotFound'; RETURN NEXT; RETURN;
    END IF;
    IF EXISTS (
      SELECT FROM tickets t WHERE t.player_id = p_player AND t.idempotency_key = p_key
    ) THEN
      outcome := 'repeat'; RETURN NEXT; RETURN;
    END IF;
    needed := price * cardinality(p_masks);
    IF NOT is_open THEN
      outcome := 'drawClosed'; RETURN NEXT; RETURN;
    END IF;
    IF balance < needed THEN
      outcome := 'balanceTooLow'; RETURN NEXT; RETURN;
    END IF;
    UPDATE wallets w SET balance_minor = w.balance_minor - needed WHERE w.player_id = p_player
    RETURNING w.balance_minor INTO balance;
    at := clock_timestamp();
    WITH inserted AS (
      INSERT INTO tickets
        (draw_id, player_id, mask, stake_minor, accepted_at, idempotency_key, place)
      SELECT p_draw, p_player, bought.mask, price, at, p_key, bought.place
      FROM unnest(p_masks) WITH ORDINALITY AS bought (mask, place)
      RETURNING ticket_id
    )
    SELECT array_agg(ticket_id) INTO ids FROM inserted;
    outcome := 'bought'; RETURN NEXT;
  END $$;
`;

/** Player, draw, masks, key. */
export const CALL_BUY_FUNCTION = 'SELECT * FROM buy_tickets($1, $2, $3, $4)';
