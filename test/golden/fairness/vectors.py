#!/usr/bin/env python3
"""A third implementation of the draw, from the comments alone, with Python's standard library.

    python3 test/golden/fairness/vectors.py            compares with the vectors that are checked in
    python3 test/golden/fairness/vectors.py --write    writes them

It follows the words of RFC 6962, NIST SP 800-90A and the headers of src/fairness/*.ts, and was
written without running the TypeScript. The vectors from outside (drbg-nist.json, and the roots of
the certificate-transparency tests below) are compared, never written.
"""
import datetime
import base64
import hashlib
import hmac
import itertools
import json
import math
import pathlib
import sys
import zlib

HERE = pathlib.Path(__file__).parent


def sha256(data):
    return hashlib.sha256(data).digest()


def short_text(text):
    data = text.encode("ascii")
    return bytes([len(data)]) + data


# RFC 6962, section 2.1.


def split_of(count):
    split = 1
    while split * 2 < count:
        split *= 2
    return split


def tree_root(leaves):
    if not leaves:
        return sha256(b"")
    if len(leaves) == 1:
        return leaves[0]
    split = split_of(len(leaves))
    return sha256(b"\x01" + tree_root(leaves[:split]) + tree_root(leaves[split:]))


def tree_path(index, leaves):
    if len(leaves) == 1:
        return []
    split = split_of(len(leaves))
    if index < split:
        return tree_path(index, leaves[:split]) + [tree_root(leaves[split:])]
    return tree_path(index - split, leaves[split:]) + [tree_root(leaves[:split])]


# NIST SP 800-90A, section 10.1.2, with SHA-512.


class HmacDrbg:
    def __init__(self, seed_material):
        self.key, self.value = b"\x00" * 64, b"\x01" * 64
        self.update(seed_material)

    def hmac(self, data):
        return hmac.new(self.key, data, hashlib.sha512).digest()

    def update(self, provided):
        self.key = self.hmac(self.value + b"\x00" + provided)
        self.value = self.hmac(self.value)
        if provided:
            self.key = self.hmac(self.value + b"\x01" + provided)
            self.value = self.hmac(self.value)

    def generate(self, count):
        output = b""
        while len(output) < count:
            self.value = self.hmac(self.value)
            output += self.value
        self.update(b"")
        return output[:count]


class Words:
    """Successive requests of 64 bytes, read as big-endian words of 32 bits."""

    def __init__(self, drbg):
        self.drbg, self.block, self.rejected = drbg, b"", 0

    def next(self):
        if not self.block:
            self.block = self.drbg.generate(64)
        word, self.block = int.from_bytes(self.block[:4], "big"), self.block[4:]
        return word

    def below(self, bound):
        limit = 2**32 - 2**32 % bound
        while True:
            word = self.next()
            if word < limit:
                return word % bound
            self.rejected += 1


def outcome_seed(server_seed, draw_id, commitment, tickets_root, beacon):
    message = b"tirage/draw/v2" + short_text(draw_id) + commitment + tickets_root + beacon
    return hmac.new(server_seed, message, hashlib.sha512).digest()


def draw_numbers(words, k, n):
    numbers = list(range(1, n + 1))
    for i in range(k):
        j = i + words.below(n - i)
        numbers[i], numbers[j] = numbers[j], numbers[i]
    return sorted(numbers[:k])


# Families of games: what a game promises, what a ticket picks, what is drawn, what wins.


class Family:
    def combinations(self, game, numbers):
        """The single bets of a ticket: each is judged as if it were a ticket."""
        return [numbers]


class KOfN(Family):
    rules, condition = ("k", "n"), ("matches",)

    def pick(self, words, game, ordinal):
        numbers = draw_numbers(words, game["k"], game["n"])
        if ordinal % 7 == 0:
            numbers.reverse()  # A ticket keeps the order in which its numbers were chosen.
        return numbers

    def draw(self, words, game):
        return draw_numbers(words, game["k"], game["n"])

    def system(self, words, game):
        bankers = draw_numbers(words, words.below(game["k"]), game["n"])
        free = [number for number in range(1, game["n"] + 1) if number not in bankers]
        places = draw_numbers(words, game["k"] - len(bankers) + 1 + words.below(4), len(free))
        return self.system_of([free[place - 1] for place in places], bankers)

    def system_of(self, others, bankers):
        return sorted(others + bankers) + ([0] + sorted(bankers) if bankers else [])

    def combinations(self, game, numbers):
        if len(numbers) == game["k"]:
            return [numbers]
        at = numbers.index(0) if 0 in numbers else len(numbers)
        chosen, bankers = numbers[:at], numbers[at + 1 :]
        others = [number for number in chosen if number not in bankers]
        choices = itertools.combinations(others, game["k"] - len(bankers))
        return [bankers + list(choice) for choice in choices]

    def won(self, drawn, numbers):
        return (len(set(numbers) & set(drawn)),)

    def most(self, game):
        return game["k"]


class TwoDrums(Family):
    rules, condition = ("k", "n", "bonusK", "bonusN"), ("matches", "bonusMatches")

    def pick(self, words, game, ordinal):
        main = draw_numbers(words, game["k"], game["n"])
        return main + [0] + draw_numbers(words, game["bonusK"], game["bonusN"])

    def system(self, words, game):
        more = 1 + words.below(3)  # In the one drum, in the other, or in both.
        main = draw_numbers(words, game["k"] + (more & 1) * 2, game["n"])
        bonus = draw_numbers(words, game["bonusK"] + (more >> 1), game["bonusN"])
        return main + [0] + bonus

    def draw(self, words, game):
        main = draw_numbers(words, game["k"], game["n"])
        return main + draw_numbers(words, game["bonusK"], game["bonusN"])

    def combinations(self, game, numbers):
        at = numbers.index(0)
        main = itertools.combinations(numbers[:at], game["k"])
        bonus = itertools.combinations(numbers[at + 1 :], game["bonusK"])
        return [list(one) + [0] + list(other) for one, other in itertools.product(main, bonus)]

    def won(self, drawn, numbers):
        at = numbers.index(0)  # As many numbers are drawn as one combination has.
        main, bonus = set(numbers[:at]), set(numbers[at + 1 :])
        return len(main & set(drawn[:at])), len(bonus & set(drawn[at:]))

    def most(self, game):
        return game["k"] + 1 + game["bonusK"]


class Keno(Family):
    rules, condition = ("spotsMax", "n", "drawn", "quickPickSpots"), ("spots", "hits")

    def pick(self, words, game, ordinal):
        return draw_numbers(words, 1 + words.below(game["spotsMax"]), game["n"])

    def draw(self, words, game):
        return draw_numbers(words, game["drawn"], game["n"])

    def won(self, drawn, numbers):
        return len(numbers), len([number for number in numbers if number in drawn])

    def most(self, game):
        return game["spotsMax"]


class Digits(Family):
    rules, condition = ("digits",), ("ways",)

    def pick(self, words, game, ordinal):
        digits = self.draw(words, game)
        is_box = ordinal % 2 == 1 and len(set(digits)) > 1
        return digits + [int(is_box)]

    def draw(self, words, game):
        return [words.below(10) for _ in range(game["digits"])]

    def won(self, drawn, numbers):
        digits, is_box = numbers[:-1], numbers[-1] == 1
        if not is_box:
            return (1,) if digits == drawn else None
        orders = set(itertools.permutations(digits))
        return (len(orders),) if tuple(drawn) in orders else None

    def most(self, game):
        return game["digits"] + 1


FAMILIES = {None: KOfN(), "twoDrums": TwoDrums(), "keno": Keno(), "digits": Digits()}


def family_of(game):
    return FAMILIES[game.get("family")]


# Leaves, seals, money.


def blinded_player(ticket):
    key = bytes.fromhex(ticket["ticketKey"])
    form = b"tirage/player/v2" + key + short_text(ticket["playerId"])
    return sha256(form.ljust(64, b"\0"))


def ticket_leaf(ticket):
    data = b"\x00tirage/ticket/v2" + short_text(ticket["ticketId"]) + blinded_player(ticket)
    data += bytes([len(ticket["numbers"])])
    data += b"".join(number.to_bytes(2, "big") for number in ticket["numbers"])
    return sha256(data + ticket["acceptedAtMs"].to_bytes(8, "big"))


def seal_leaf(draw_id, seal):
    return sha256(
        b"\x00tirage/seal/v1"
        + short_text(draw_id)
        + seal["shard"].to_bytes(4, "big")
        + seal["ticketCount"].to_bytes(8, "big")
        + seal["stakeMinor"].to_bytes(8, "big")
        + bytes.fromhex(seal["merkleRoot"])
    )


def commitment_of(server_seed, draw_id, terms_digest):
    return sha256(b"tirage/commit/v2" + server_seed + short_text(draw_id) + terms_digest)


def milliseconds(instant):
    moment = datetime.datetime.fromisoformat(instant.replace("Z", "+00:00"))
    return round(moment.timestamp() * 1000)


def rule_bytes(rule, condition):
    data = bytes([rule["kind"] == "pariMutuel"]) + rule["tier"].to_bytes(4, "big")
    data += b"".join(rule[name].to_bytes(2, "big") for name in condition)
    if rule["kind"] == "fixed":
        return data + rule["prizeMinor"].to_bytes(8, "big")
    flags = bytes([rule["jackpot"], rule["ifUnwon"] == "rollover"])
    return data + rule["sharePermyriad"].to_bytes(2, "big") + flags


def terms_digest_of(terms):
    game, beacon = terms["game"], terms["beacon"]
    is_grown = "version" in game or "jackpot" in game
    label = 3 if is_grown else 2 if "family" in game else 1
    data = b"tirage/terms/v%d" % label
    data += short_text(terms["series"]) + short_text(terms["inheritsFrom"]) + short_text(game["id"])
    if label > 1:
        data += short_text(game.get("family", ""))
    if label > 2:
        data += game.get("version", 1).to_bytes(4, "big")
    data += b"".join(game[name].to_bytes(2, "big") for name in family_of(game).rules)
    data += terms["priceMinor"].to_bytes(8, "big")
    for name in ("opensAt", "closesAt", "resultsAt"):
        data += milliseconds(terms[name]).to_bytes(8, "big")
    data += terms["graceMs"].to_bytes(8, "big") + terms["approvalMinor"].to_bytes(8, "big")
    data += bytes([beacon is not None])
    if beacon:
        data += short_text(beacon["source"]) + beacon["round"].to_bytes(8, "big")
    data += bytes([len(game["tiers"])]) + b"".join(
        rule_bytes(rule, family_of(game).condition) for rule in game["tiers"]
    )
    if label > 2:
        data += jackpot_bytes(game.get("jackpot"))
    return sha256(data)


def jackpot_bytes(rules):
    if rules is None:
        return bytes([0])
    amounts = [rules[name] or 0 for name in ("guaranteedMinor", "capMinor")]
    data = bytes([1]) + b"".join(amount.to_bytes(8, "big") for amount in amounts)
    data += (rules["mustBeWonBy"] or 0).to_bytes(4, "big")
    return data + (rules["reservePermyriad"] or 0).to_bytes(2, "big")


def raffle_terms_digest_of(terms):
    rules, prize = terms["rules"], terms["rules"]["prize"]
    data = b"tirage/raffle-terms/v1" + short_text(terms["gameId"])
    data += milliseconds(terms["openedAt"]).to_bytes(8, "big")
    data += rules["participantsNeeded"].to_bytes(4, "big") + bytes([rules["chances"] == "stake"])
    data += rules["entriesPerPlayerMax"].to_bytes(4, "big")
    if prize["kind"] == "share":
        data += b"\x00" + prize["sharePermyriad"].to_bytes(2, "big")
    elif prize["kind"] == "fixed":
        data += b"\x01" + prize["prizeMinor"].to_bytes(8, "big")
    else:
        shares = prize["sharesPermyriad"]
        data += bytes([2, len(shares)]) + b"".join(share.to_bytes(2, "big") for share in shares)
    data += (rules["fillWithinMs"] or 0).to_bytes(8, "big")
    return sha256(data + bytes([rules["ifUnfilled"] == "draw"]))


def settle(game, sales, jackpot_in, won):
    tiers, rollover, house = [], 0, sales
    condition = family_of(game).condition
    for rule in game["tiers"]:
        winners = won.count(tuple(rule[name] for name in condition))
        tier = {key: rule[key] for key in ("tier", *condition, "kind")} | {"winners": winners}
        if rule["kind"] == "fixed":
            pool, prize, breakage = 0, rule["prizeMinor"], 0
            house -= prize * winners
        else:
            share = sales * rule["sharePermyriad"] // 10_000
            pool = share + (jackpot_in if rule["jackpot"] else 0)
            house -= share
            prize, breakage = divmod(pool, winners) if winners else (0, 0)
            house += pool if not winners and rule["ifUnwon"] == "house" else 0
            rollover += pool if not winners and rule["ifUnwon"] == "rollover" else 0
        tier |= {"poolMinor": pool, "prizeMinor": prize, "paidMinor": prize * winners}
        tiers.append(tier | {"breakageMinor": breakage})
    breakage = sum(tier["breakageMinor"] for tier in tiers)
    paid = sum(tier["paidMinor"] for tier in tiers)
    assert sales + jackpot_in == paid + rollover + breakage + house
    return {"tiers": tiers, "rolloverMinor": rollover, "breakageMinor": breakage, "houseMinor": house}


def settle_ruled(game, sales, jackpot_in, won_by, standing):
    """The same under the rules of the jackpot, by the steps in transcript.ts."""
    ruled, rules = game["jackpot"], game["tiers"]
    won = [won_by.count((rule["matches"],)) for rule in rules]
    top = next(at for at, rule in enumerate(rules) if rule.get("jackpot"))
    heir = next((at for at in range(top + 1, len(rules)) if won[at]), None)
    shares = [sales * rule.get("sharePermyriad", 0) // 10_000 for rule in rules]
    pools = list(shares)
    pools[top] += jackpot_in
    down = max(0, pools[top] - ruled["capMinor"]) if ruled["capMinor"] else 0
    pools[top] -= down
    last = ruled["mustBeWonBy"]
    if last and standing["number"] >= last and not won[top] and heir is not None:
        for at, rule in enumerate(rules):
            if rule.get("ifUnwon") == "rollover" and not won[at]:
                down, pools[at] = down + pools[at], 0
    carried = down if heir is None else 0
    if heir is not None:
        pools[heir] += down
    top_up = max(0, (ruled["guaranteedMinor"] or 0) - pools[top]) if won[top] else 0
    pools[top] += top_up
    lent = min(top_up, standing["reserveInMinor"])
    saved = sales * (ruled["reservePermyriad"] or 0) // 10_000
    tiers, rollover, house = [], carried, sales - sum(shares) - (top_up - lent) - saved
    for rule, winners, pool in zip(rules, won, pools):
        tier = {key: rule[key] for key in ("tier", "matches", "kind")} | {"winners": winners}
        base = rule.get("prizeMinor", 0)
        prize, breakage = divmod(pool, winners) if winners else (0, 0)
        house -= base * winners
        house += pool if not winners and rule.get("ifUnwon") == "house" else 0
        rollover += pool if not winners and rule.get("ifUnwon") == "rollover" else 0
        prize += base
        tier |= {"poolMinor": pool, "prizeMinor": prize, "paidMinor": prize * winners}
        tiers.append(tier | {"breakageMinor": breakage})
    breakage = sum(tier["breakageMinor"] for tier in tiers)
    paid = sum(tier["paidMinor"] for tier in tiers)
    reserve = standing["reserveInMinor"] - lent + saved
    came = sales + jackpot_in + standing["reserveInMinor"]
    assert came == paid + rollover + breakage + house + reserve
    went = down if heir is not None else 0
    jackpot = standing | {
        "topUpMinor": top_up,
        "fromReserveMinor": lent,
        "toReserveMinor": saved,
        "reserveOutMinor": reserve,
        "rolledDownMinor": went,
        "rolledDownTo": rules[heir]["tier"] if went else None,
    }
    totals = {"rolloverMinor": rollover, "breakageMinor": breakage, "houseMinor": house}
    return {"tiers": tiers} | totals | {"jackpot": jackpot}


# The vectors.

TIMES = {
    "opensAt": "2026-01-01T00:00:00.000Z",
    "closesAt": "2026-01-02T14:00:00.000Z",
    "resultsAt": "2026-01-02T15:00:00.000Z",
}


def commitment_vectors():
    seeds = [bytes(32), b"\xff" * 32, bytes(range(32)), sha256(b"a seed")]
    vectors = []
    for number, seed in enumerate(seeds):
        id, digest = f"dr_000000{number}", sha256(b"terms %d" % number)
        vectors.append(
            {
                "serverSeed": seed.hex(),
                "id": id,
                "termsDigest": digest.hex(),
                "commitment": commitment_of(seed, id, digest).hex(),
            }
        )
    return {
        "comment": "From seed, id and digest of the terms to the commitment, as commitment.ts "
        "specifies it. Digests of whole terms are in transcript.json, those of raffles here, as "
        "raffle-terms.ts specifies them. Written by vectors.py.",
        "vectors": vectors,
        "raffles": raffle_terms_vectors(),
    }


def raffle_terms_vectors():
    prizes = [
        {"kind": "share", "sharePermyriad": 5_000},
        {"kind": "fixed", "prizeMinor": 1_000_000_000},
        {"kind": "table", "sharesPermyriad": [5_000, 3_000, 1]},
    ]
    vectors = []
    for number, prize in enumerate(prizes):
        rules = {
            "participantsNeeded": 10 + number,
            "chances": "stake" if number == 1 else "equal",
            "entriesPerPlayerMax": 1 + 300 * number,
            "prize": prize,
            "fillWithinMs": None if number == 0 else 86_400_000,
            "ifUnfilled": "draw" if number == 2 else "cancel",
        }
        terms = {"gameId": f"game {number}", "openedAt": "2026-01-01T12:34:56.789Z", "rules": rules}
        vectors.append(terms | {"termsDigest": raffle_terms_digest_of(terms).hex()})
    return vectors


CT_INPUTS = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
]
CT_ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
EMPTY_ROOT = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def counted_leaf(index):
    return sha256(b"\x00" + index.to_bytes(4, "big"))


def merkle_vectors():
    assert tree_root([]).hex() == EMPTY_ROOT
    ct_leaves = [sha256(b"\x00" + bytes.fromhex(data)) for data in CT_INPUTS]
    for count, root in enumerate(CT_ROOTS, start=1):
        assert tree_root(ct_leaves[:count]).hex() == root, count
    counted = []
    for count in [1, 2, 3, 1023, 1024, 1025, 2047, 2048, 2049, 3000, 5000]:
        leaves = [counted_leaf(index) for index in range(count)]
        proofs = []
        for index in sorted({0, 1, count // 2, 1023, 1024, count - 1} & set(range(count))):
            proofs.append({"index": index, "path": [h.hex() for h in tree_path(index, leaves)]})
        counted.append({"count": count, "root": tree_root(leaves).hex(), "proofs": proofs})
    return {
        "comment": "transparency: the leaves and roots that the public implementations of RFC 6962 "
        "test with (certificate-transparency, transparency-dev/merkle); roots[i] is the root of "
        "the first i + 1 leaves. counted: leaf i is SHA-256 over 0x00 and i as four big-endian "
        "bytes; roots and inclusion paths by the recursion of RFC 6962, written by vectors.py.",
        "emptyRoot": EMPTY_ROOT,
        "transparency": {"leavesHex": CT_INPUTS, "roots": CT_ROOTS},
        "counted": counted,
    }


def check_nist():
    text = json.loads((HERE / "drbg-nist.json").read_text())
    for vector in text["vectors"]:
        material = "".join(vector[key] for key in ("entropy", "nonce", "personalisation"))
        drbg = HmacDrbg(bytes.fromhex(material))
        first = drbg.generate(vector["requestBytes"])
        second = drbg.generate(vector["requestBytes"])
        assert vector.get("first", first.hex()) == first.hex(), vector["name"]
        assert vector["second"] == second.hex(), vector["name"]


def drbg_vectors():
    vectors = []
    for name in ["one", "two", "three"]:
        material = hashlib.sha512(name.encode()).digest()
        drbg = HmacDrbg(material)
        requests = [{"bytes": c, "output": drbg.generate(c).hex()} for c in (1, 63, 64, 65, 200)]
        words = Words(HmacDrbg(material))
        vectors.append(
            {
                "seedMaterial": material.hex(),
                "requests": requests,
                "words": [words.next() for _ in range(40)],
            }
        )
    return {
        "comment": "HMAC_DRBG with SHA-512: successive requests of one instance, and the stream of "
        "32-bit words (requests of 64 bytes, big-endian) of another with the same seed material. "
        "Written by vectors.py; vectors of NIST are in drbg-nist.json.",
        "vectors": vectors,
    }


def outcome_vector(draw_id, k, n, beacon):
    seed, root = sha256(f"seed of {draw_id}".encode()), sha256(f"pool of {draw_id}".encode())
    commitment = sha256(f"commitment of {draw_id}".encode())
    material = outcome_seed(seed, draw_id, commitment, root, beacon)
    words = Words(HmacDrbg(material))
    numbers = draw_numbers(words, k, n)
    return {
        "drawId": draw_id,
        "serverSeed": seed.hex(),
        "commitment": commitment.hex(),
        "ticketsRoot": root.hex(),
        "beaconHex": beacon.hex(),
        "k": k,
        "n": n,
        "seedMaterial": material.hex(),
        "rejectedWords": words.rejected,
        "numbers": numbers,
    }


def outcome_vectors():
    vectors = []
    for k, n in [(5, 36), (6, 45)]:
        for number in range(6):
            beacon = b"" if number % 2 == 0 else sha256(f"beacon {number}".encode())
            vectors.append(outcome_vector(f"dr_{n:03}{number:04}", k, n, beacon))
    vectors.append(outcome_vector("dr_0000001", 1, 1, b""))
    vectors.append(outcome_vector("dr_0000002", 20, 80, b"\x00" * 255))
    wide = (outcome_vector(f"dr_x{number:06}", 50, 60_000, b"") for number in range(100_000))
    vectors.append(next(vector for vector in wide if vector["rejectedWords"] > 0))
    return {
        "comment": "From the sources of a draw to its numbers, as outcome.ts specifies it; without "
        "and with a beacon. One vector has a word that rejection sampling must pass over. Written "
        "by vectors.py.",
        "vectors": vectors,
    }


class Tickets:
    """Tickets that look real, from a counter; the players and the times mean nothing."""

    def __init__(self, name, game, opens_at_ms, has_systems):
        self.words = Words(HmacDrbg(hashlib.sha512(name.encode()).digest()))
        self.game, self.now_ms, self.has_systems = game, opens_at_ms, has_systems

    def next(self, draw_id, shard, ordinal):
        self.now_ms += self.words.below(20_000)
        family, is_system = family_of(self.game), self.has_systems and ordinal % 3 == 1
        if is_system:
            numbers = family.system(self.words, self.game)
        else:
            numbers = family.pick(self.words, self.game, ordinal)
        digits = "0123456789abcdefghjkmnpqrstvwxyz"
        place = digits[ordinal // 1024] + digits[ordinal // 32 % 32] + digits[ordinal % 32]
        ticket_id = f"tk_{draw_id[3:]}0{digits[shard]}0000{place}"
        return {
            "ticketId": ticket_id,
            "playerId": f"pl_{digits[shard]}{self.words.below(10**6):06}",
            "ticketKey": sha256(f"key of {ticket_id}".encode())[:16].hex(),
            "numbers": numbers,
            "acceptedAtMs": self.now_ms,
        }


def sealed_file(draw_id, most, opens_at_ms, seals, tickets_of, has_systems):
    """docs/sealed-tickets.md; stored without packing, so that any zlib writes the same."""
    form = b"v2" if has_systems else b"v1"
    data = b"tirage/sealed-tickets/" + form + short_text(draw_id) + bytes([most])
    data += opens_at_ms.to_bytes(8, "big") + len(seals).to_bytes(4, "big")
    for seal in seals:
        data += seal["shard"].to_bytes(4, "big") + seal["ticketCount"].to_bytes(8, "big")
        data += seal["stakeMinor"].to_bytes(8, "big") + bytes.fromhex(seal["merkleRoot"])
    for sold in tickets_of:
        for first in range(0, len(sold), 1024):
            chunk = sold[first : first + 1024]
            rows = [bytes(ticket["numbers"]) for ticket in chunk]
            if has_systems:
                columns = bytes(len(row) for row in rows) + b"".join(rows)
            else:
                columns = b"".join(row.ljust(most, b"\0") for row in rows)
            for ticket in chunk:
                columns += (ticket["acceptedAtMs"] - opens_at_ms).to_bytes(4, "big")
            packer = zlib.compressobj(0, zlib.DEFLATED, -15)
            packed = packer.compress(columns) + packer.flush()
            data += len(packed).to_bytes(4, "big") + packed
            data += b"".join(blinded_player(ticket) for ticket in chunk)
    return data + sha256(data)


def transcript(
    draw_id,
    terms,
    ticket_counts,
    beacon_value,
    jackpot_from,
    cancelled=None,
    standing=None,
    has_systems=False,
):
    opens_at_ms, game = milliseconds(terms["opensAt"]), terms["game"]
    family = family_of(game)
    tickets = Tickets(draw_id, game, opens_at_ms, has_systems)
    seals, leaves_of, tickets_of, bets = [], [], [], []
    for shard, count in enumerate(ticket_counts):
        sold = [tickets.next(draw_id, shard, ordinal) for ordinal in range(count)]
        leaves = [ticket_leaf(ticket) for ticket in sold]
        bets_of = [bet for one in sold for bet in family.combinations(game, one["numbers"])]
        stake = len(bets_of) * terms["priceMinor"]
        root = tree_root(leaves).hex()
        seals.append(
            {"shard": shard, "ticketCount": count, "stakeMinor": stake, "merkleRoot": root}
        )
        leaves_of.append(leaves)
        tickets_of.append(sold)
        bets += bets_of
    tickets_root = tree_root([seal_leaf(draw_id, seal) for seal in seals])
    server_seed = sha256(f"server seed of {draw_id}".encode())
    digest = terms_digest_of(terms)
    commitment = commitment_of(server_seed, draw_id, digest)
    value = bytes.fromhex(beacon_value or "")
    material = outcome_seed(server_seed, draw_id, commitment, tickets_root, value)
    words = Words(HmacDrbg(material))
    numbers = family.draw(words, game)
    won = [family.won(numbers, bet) for bet in bets]
    sales = sum(seal["stakeMinor"] for seal in seals)
    result = {
        "format": "tirage/transcript/v2",
        "drawId": draw_id,
        "terms": terms,
        "termsDigest": digest.hex(),
        "commitment": commitment.hex(),
        "serverSeed": server_seed.hex(),
        "seals": seals,
        "ticketsRoot": tickets_root.hex(),
        "beaconValue": beacon_value,
        "numbers": numbers,
        "ticketCount": sum(ticket_counts),
        "salesMinor": sales,
    }
    if cancelled:
        result = {"state": "cancelled"} | result | cancelled
    else:
        jackpot_in = sum(rollover["amountMinor"] for rollover in jackpot_from)
        jackpot = {"jackpotInMinor": jackpot_in, "jackpotFrom": jackpot_from}
        if standing:
            money = settle_ruled(game, sales, jackpot_in, won, standing)
        else:
            money = settle(game, sales, jackpot_in, won)
        result = {"state": "published"} | result | jackpot | money
    receipts = []
    for shard, count in enumerate(ticket_counts):
        for index in sorted({0, 1, 1023, 1024, count - 2, count - 1} & set(range(count))):
            path = [h.hex() for h in tree_path(index, leaves_of[shard])]
            place = {"sealed": True, "shard": shard, "index": index, "count": count, "path": path}
            receipts.append({"drawId": draw_id} | tickets_of[shard][index] | place)
    file = sealed_file(
        draw_id, family.most(game), opens_at_ms, seals, tickets_of, has_systems
    )
    return {
        "transcript": result,
        "receipts": receipts,
        "sealedTickets": base64.b64encode(file).decode(),
    }


def rule(tier, matches, share=None, prize=None, jackpot=False, if_unwon="house"):
    base = {"tier": tier, "matches": matches}
    if share is None:
        return {"kind": "fixed"} | base | {"prizeMinor": prize}
    pool = {"sharePermyriad": share, "jackpot": jackpot, "ifUnwon": if_unwon}
    return {"kind": "pariMutuel"} | base | pool


def terms_of(series, game, price, times, beacon):
    inherits = {"series": series, "inheritsFrom": series}
    waits = {"graceMs": 1_500, "approvalMinor": 1_000_000}
    return inherits | {"game": game, "priceMinor": price} | times | waits | {"beacon": beacon}


def prize(tier, amount, **condition):
    return {"kind": "fixed", "tier": tier} | condition | {"prizeMinor": amount}


def family_transcripts(times):
    cells = [(spots, hits) for spots in range(1, 11) for hits in range(spots, spots // 2, -1)]
    cells.append((10, 0))  # Nothing hit pays, too.
    keno = {"id": "keno10", "family": "keno", "spotsMax": 10, "n": 80, "drawn": 20}
    keno |= {"quickPickSpots": 10, "tiers": []}
    for tier, (spots, hits) in enumerate(cells, start=1):
        keno["tiers"].append(prize(tier, 100 + 10 * hits, spots=spots, hits=hits))
    three = {"id": "digits3", "family": "digits", "digits": 3}
    three["tiers"] = [prize(i, 48_000 // w, ways=w) for i, w in enumerate((1, 3, 6), start=1)]
    four = {"id": "digits4", "family": "digits", "version": 7, "digits": 4}
    four["tiers"] = [prize(i, 48_000 // w, ways=w) for i, w in enumerate((1, 4, 6, 12, 24), start=1)]
    five = {"id": "5of36", "version": 2, "k": 5, "n": 36}
    five["tiers"] = [rule(1, 5, share=2_000, jackpot=True, if_unwon="rollover")]
    plans = [("dr_00000d4", keno, [300, 80]), ("dr_00000e5", three, [1200, 40])]
    plans += [("dr_00000f6", four, [1100]), ("dr_00000g7", five, [60])]
    return [
        transcript(draw_id, terms_of(game["id"], game, 100, times, None), counts, None, [])
        for draw_id, game, counts in plans
    ]


def transcript_vectors():
    five = {
        "id": "5of36",
        "k": 5,
        "n": 36,
        "tiers": [
            rule(1, 5, share=2_200, jackpot=True, if_unwon="rollover"),
            rule(2, 4, share=700),
            rule(3, 3, share=901, if_unwon="rollover"),
            rule(4, 2, prize=300),
        ],
    }
    six = {
        "id": "6of45",
        "k": 6,
        "n": 45,
        "tiers": [
            rule(1, 6, share=3_333, jackpot=True, if_unwon="rollover"),
            rule(2, 5, share=500, if_unwon="house"),
            rule(3, 4, share=777, if_unwon="rollover"),
            rule(4, 3, prize=15_000),
        ],
    }
    times = TIMES
    five_terms = terms_of("daily-5of36", five, 250, times, {"source": "example", "round": 1000})
    six_terms = terms_of("daily-6of45", six, 300, times, None)
    value = sha256(b"round 1000").hex()
    rolled = [
        {"drawId": "dr_000009z", "amountMinor": 12_000_000},
        {"drawId": "dr_00000a0", "amountMinor": 345_678},
    ]
    first, second = ruled_vectors(times)
    rain = {"cancelledAt": "2026-01-02T14:00:00.001Z", "cancelReason": "rain"}
    return {
        "comment": "Two whole draws with receipts: 5 of 36 with a beacon, a shard of two chunks "
        "and one without tickets; 6 of 45 without a beacon, where fixed prizes cost the house "
        "more than it takes. The beacon's value is made up. A third one was cancelled after its "
        "close. Two of 2 of 9 follow each other, whose jackpot has rules: that of the first "
        "has to be won and goes down a tier, and the second is topped up. families: keno, three "
        "and four digits, and 5 of 36 in its second version. Written by vectors.py.",
        "families": family_transcripts(times),
        "cancelled": transcript("dr_00000c3", six_terms, [3, 2], None, [], rain),
        "draws": [
            transcript("dr_00000a1", five_terms, [1500, 0, 37, 1], value, rolled),
            transcript("dr_00000b2", six_terms, [400, 250], None, []),
            first,
            second,
        ],
    }


def ruled_vectors(times):
    two = {
        "id": "2of9",
        "k": 2,
        "n": 9,
        "tiers": [
            rule(1, 2, share=3_001, jackpot=True, if_unwon="rollover"),
            rule(2, 1, share=499, if_unwon="rollover"),
            rule(3, 0, prize=40),
        ],
        "jackpot": {
            "guaranteedMinor": 9_000,
            "capMinor": 9_500,
            "mustBeWonBy": 7,
            "reservePermyriad": 253,
        },
    }
    later = {
        "opensAt": "2026-01-02T16:00:00.000Z",
        "closesAt": "2026-01-03T14:00:00.000Z",
        "resultsAt": "2026-01-03T15:00:00.000Z",
    }
    terms = [terms_of("ruled-2of9", two, 111, one, None) for one in (times, later)]
    rolled = [{"drawId": "dr_00000d0", "amountMinor": 11_111, "movedFrom": "other"}]
    start = {"number": 7, "previous": "dr_00000d1", "reserveInMinor": 70, "reserveMovedMinor": 0}
    first = transcript("dr_00000d4", terms[0], [3, 2], None, rolled, standing=start)
    done = first["transcript"]
    assert done["tiers"][0]["winners"] == 0 and done["jackpot"]["rolledDownMinor"] > 0
    reserve_in = done["jackpot"]["reserveOutMinor"] - 5
    standing = {"number": 1, "previous": "dr_00000d4", "reserveInMinor": reserve_in}
    standing |= {"reserveMovedMinor": -5}
    came = [{"drawId": "dr_00000d3", "amountMinor": 1_000, "movedFrom": "other"}]
    second = transcript("dr_00000e5", terms[1], [60, 35], None, came, standing=standing)
    assert second["transcript"]["jackpot"]["topUpMinor"] > 0
    return first, second


# Tickets of several combinations: every combination is listed, and looked at by itself.


def system_vectors():
    six = {"id": "6of45", "k": 6, "n": 45}
    six["tiers"] = [
        rule(1, 6, share=3_333, jackpot=True, if_unwon="rollover"),
        rule(2, 4, share=777),
        rule(3, 3, prize=900),
        rule(4, 2, prize=150),
    ]
    drums = {"id": "5of20p2of6", "family": "twoDrums", "k": 5, "n": 20, "bonusK": 2, "bonusN": 6}
    drums["tiers"] = [
        {"kind": "pariMutuel", "tier": tier, "matches": matches, "bonusMatches": bonus}
        | {"sharePermyriad": share, "jackpot": tier == 1, "ifUnwon": "rollover"}
        for tier, (matches, bonus, share) in enumerate([(5, 2, 2_500), (4, 1, 901)], start=1)
    ]
    drums["tiers"].append(prize(3, 700, matches=3, bonusMatches=1))
    drums["tiers"].append(prize(4, 90, matches=2, bonusMatches=2))
    small = {"id": "2of9", "k": 2, "n": 9}
    small["tiers"] = [rule(1, 2, prize=700), rule(2, 1, prize=50)]
    plans = [("dr_00000h8", six, [130, 0, 20]), ("dr_00000j9", drums, [1030])]
    plans += [("dr_00000ka", small, [9])]
    return {
        "comment": "Tickets of several combinations. draws: a third of their tickets are systems, so "
        "the files of their tickets have the form v2; 6 of 45 and 2 of 9 have bankers, two drums "
        "have none. tickets: a system as it is asked for and as it is sealed, how many combinations "
        "it is, and how many of them have each count of the drawn numbers. Written by vectors.py.",
        "draws": [
            transcript(
                draw_id, terms_of(game["id"], game, 110, TIMES, None), counts, None, [],
                has_systems=True,
            )
            for draw_id, game, counts in plans
        ],
        "tickets": [
            system_ticket(5, 36, [3, 4, 5, 6, 7], [1, 2], [1, 3, 4, 20, 36]),
            system_ticket(5, 36, [7, 6, 5, 4, 3, 2, 1], [], [1, 2, 3, 4, 5]),
            system_ticket(5, 36, list(range(1, 19)), [], [2, 9, 18, 19, 36]),
            system_ticket(5, 36, list(range(9, 33)), [36, 1, 33, 8], [1, 8, 33, 35, 36]),
            system_ticket(6, 45, list(range(20, 33)), [45, 1], [1, 20, 21, 22, 23, 45]),
            system_ticket(6, 45, [31, 32, 33, 34], [40, 2, 44, 43], [2, 3, 4, 5, 6, 7]),
            system_ticket(1, 9, [9, 1, 5], [], [5]),
            system_ticket(2, 9, [1, 2, 3, 4, 5, 6, 7, 8], [9], [8, 9]),
        ],
    }


def system_ticket(k, n, others, bankers, drawn):
    family, game = KOfN(), {"k": k, "n": n}
    numbers = family.system_of(others, bankers)
    won = [family.won(drawn, bet)[0] for bet in family.combinations(game, numbers)]
    return {
        "k": k,
        "n": n,
        "numbers": others,
        "bankers": bankers,
        "sealed": numbers,
        "combinations": len(won),
        "drawn": drawn,
        "withMatches": [won.count(matches) for matches in range(k + 1)],
    }


# src/fairness/stock-picks.ts and actors/games/k-of-n/unrank-pick.ts.


def stock_commitment(seed, draw_id, count, picks):
    numbers = count.to_bytes(8, "big") + picks.to_bytes(8, "big")
    return sha256(b"tirage/stock/v1" + seed + short_text(draw_id) + numbers).hex()


def stock_rank(seed, index, picks):
    bits = 1
    while 4**bits < picks:
        bits += 1
    place = index
    while True:
        left, right = place >> bits, place % 2**bits
        for step in range(8):
            block = bytes([step]) + (right // 8).to_bytes(4, "big")
            digest = sha256(b"tirage/stock-round/v1" + seed + block)
            word = digest[right % 8 * 4 : right % 8 * 4 + 4]
            left, right = right, left ^ int.from_bytes(word, "big") % 2**bits
        place = (left << bits) + right
        if place < picks:
            return place


def pick_of_rank(rank, k, n):
    numbers = []
    for chosen in range(k, 0, -1):
        highest = max(c for c in range(1, n + 1) if math.comb(c - 1, chosen) <= rank)
        numbers.insert(0, highest)
        rank -= math.comb(highest - 1, chosen)
    return numbers


def stock_vector(k, n, draw_id, count):
    seed = sha256(f"stock {draw_id}".encode())
    picks = math.comb(n, k)
    indexes = sorted({0, 1, 7, count // 2, count - 1})
    return {
        "k": k,
        "n": n,
        "drawId": draw_id,
        "count": count,
        "seed": seed.hex(),
        "commitment": stock_commitment(seed, draw_id, count, picks),
        "tickets": [
            {"index": index, "selection": pick_of_rank(stock_rank(seed, index, picks), k, n)}
            for index in indexes
        ],
    }


def stock_vectors():
    return {
        "comment": "Tickets made in advance: small games whole, large ones in part; the last has "
        "nearly as many combinations as a stock can be made of. Written by vectors.py.",
        "stocks": [
            stock_vector(2, 6, "dr_0000001", 15),
            stock_vector(5, 36, "dr_00000a1", 100_000),
            stock_vector(6, 45, "dr_00000b2", 8_145_060),
            stock_vector(24, 56, "dr_3zzzzzz", 8_388_608),
        ],
    }


def main():
    check_nist()
    files = {
        "commitment.json": commitment_vectors(),
        "merkle.json": merkle_vectors(),
        "drbg.json": drbg_vectors(),
        "outcome.json": outcome_vectors(),
        "transcript.json": transcript_vectors(),
        "stock.json": stock_vectors(),
        "systems.json": system_vectors(),
    }
    for name, content in files.items():
        text = json.dumps(content, indent=1) + "\n"
        path = HERE / name
        if "--write" in sys.argv:
            path.write_text(text)
        elif path.read_text() != text:
            sys.exit(f"{name} is not what this implementation computes")
    print("all vectors agree")


if __name__ == "__main__":
    main()
