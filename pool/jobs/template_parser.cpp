// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/template_parser.hpp"

#include "core/hex.hpp"
#include "kernels/sha256d/sha256.hpp"
#include "pool/jobs/merkle.hpp"
#include "protocol/json_text.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <limits>
#include <optional>

namespace otedama::pool {
namespace {

namespace dom = simdjson::dom;

// Where lock times stop being heights; the coinbase's lock time is its height less one.
constexpr std::int64_t kMaxHeight = 499'999'999;
constexpr std::int64_t kMaxMoney = 21'000'000LL * 100'000'000;
constexpr std::int64_t kMaxWord = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kMaxBlockSize = 4'000'000;
// More than any node sends; a request must echo it as a JSON string.
constexpr std::size_t kMaxLongpollId = 512;

tl::unexpected<Error> bad(std::string_view field, std::string_view what)
{
    return fail(
        ErrorCode::protocol, fmt::format("the node's block template: \"{}\" {}", field, what));
}

/// Reads fields one after the other; the first that is wrong is remembered and ends the reading.
class FieldReader {
  public:
    explicit FieldReader(dom::object object) : object_(object) {}

    [[nodiscard]] bool has(const char* name) const
    {
        dom::element value;
        return object_[name].get(value) == simdjson::SUCCESS && !value.is_null();
    }

    std::int64_t integer(const char* name, std::int64_t least, std::int64_t most)
    {
        std::int64_t value = 0;
        if (object_[name].get(value) != simdjson::SUCCESS || value < least || value > most)
            complain(name, fmt::format("is not a whole number from {} to {}", least, most));
        return value;
    }

    std::string_view text(const char* name)
    {
        std::string_view value;
        if (object_[name].get(value) != simdjson::SUCCESS)
            complain(name, "is not a string");
        return value;
    }

    Hash256 hash(const char* name)
    {
        const auto value = hash_from_display_hex(text(name));
        if (!value)
            complain(name, "is not 64 hexadecimal digits");
        return value.value_or(Hash256{});
    }

    Bytes bytes(const char* name)
    {
        auto value = from_hex(text(name));
        if (!value || value->empty())
            complain(name, "is not hexadecimal");
        return std::move(value).value_or(Bytes{});
    }

    /// An array that could not be read must not be walked: simdjson's empty one points nowhere.
    std::optional<dom::array> array(const char* name)
    {
        dom::array value;
        if (object_[name].get(value) == simdjson::SUCCESS)
            return value;
        complain(name, "is not a list");
        return std::nullopt;
    }

    void complain(std::string_view field, std::string_view what)
    {
        if (!error_)
            error_ = bad(field, what).value();
    }

    [[nodiscard]] const std::optional<Error>& error() const noexcept { return error_; }

  private:
    dom::object object_;
    std::optional<Error> error_;
};

void read_target(FieldReader& fields, BlockTemplate& block)
{
    const auto bits = word_from_hex(fields.text("bits"));
    const auto target = bits ? Target::from_compact(*bits) : std::nullopt;
    if (!target)
        return fields.complain("bits", "is no compact target");
    block.bits = *bits;
    block.network_target = *target;
    if (fields.has("target") && fields.hash("target") != target->to_hash())
        fields.complain("target", "disagrees with \"bits\"");
}

void read_times(FieldReader& fields, BlockTemplate& block)
{
    const auto current = fields.integer("curtime", 1, kMaxWord);
    // BIP23 makes it optional; without it the time must not go back at all.
    const auto least = fields.has("mintime") ? fields.integer("mintime", 1, kMaxWord) : current;
    if (least > current)
        fields.complain("mintime", "is later than \"curtime\"");
    block.current_time = UnixTime(std::chrono::seconds(current));
    block.min_time = UnixTime(std::chrono::seconds(least));
}

/// Rules marked '!' change what a valid block is; one that we do not know is the end. Answers
/// whether witnesses are in force (BIP145), which nodes that list no rules leave open.
bool read_rules(FieldReader& fields)
{
    if (!fields.has("rules"))
        return true;
    bool has_segwit = false;
    const auto rules = fields.array("rules");
    if (!rules)
        return false;
    for (const auto rule : *rules) {
        std::string_view name;
        if (rule.get(name) != simdjson::SUCCESS)
            fields.complain("rules", "holds something that is no string");
        has_segwit |= name == "segwit" || name == "!segwit";
        if (name.starts_with('!') && name != "!segwit")
            fields.complain("rules", fmt::format("demands {}, unknown here", clean_text(name, 40)));
    }
    return has_segwit;
}

std::string read_longpoll_id(FieldReader& fields)
{
    if (!fields.has("longpollid"))
        return {};
    const auto id = fields.text("longpollid");
    const auto is_plain = [](char c) { return c > ' ' && c < '\x7f' && c != '"' && c != '\\'; };
    if (id.size() > kMaxLongpollId || !std::ranges::all_of(id, is_plain))
        fields.complain("longpollid", "is not plain text");
    return std::string(id);
}

/// Nodes older than segwit name a transaction by "hash" alone.
Result<TemplateTransaction> read_transaction(dom::element element)
{
    dom::object object;
    if (element.get(object) != simdjson::SUCCESS)
        return bad("transactions", "holds something that is no object");
    FieldReader fields(object);
    TemplateTransaction transaction;
    transaction.data = fields.bytes("data");
    transaction.txid = fields.hash(fields.has("txid") ? "txid" : "hash");
    if (fields.has("txid") && fields.has("hash"))
        transaction.wtxid = fields.hash("hash");
    else
        transaction.wtxid = sha256d(transaction.data);
    if (fields.error())
        return tl::unexpected(*fields.error());
    return transaction;
}

Result<std::vector<TemplateTransaction>> read_transactions(dom::array list)
{
    std::vector<TemplateTransaction> transactions;
    std::size_t size = 0;
    for (const auto element : list) {
        auto transaction = read_transaction(element);
        if (!transaction)
            return tl::unexpected(transaction.error());
        size += transaction->data.size();
        if (size > kMaxBlockSize)
            return bad("transactions", "are more than a block can hold");
        transactions.push_back(std::move(*transaction));
    }
    return transactions;
}

/// BIP141, with the reserved value of zeros that our coinbase's witness shows.
Bytes commitment_of(const std::vector<TemplateTransaction>& transactions)
{
    std::vector<Hash256> wtxids;
    wtxids.reserve(transactions.size());
    for (const auto& transaction : transactions) wtxids.push_back(transaction.wtxid);
    const auto root = fold_merkle_branch(Hash256{}, merkle_branch(wtxids));
    Bytes script = {0x6a, 0x24, 0xaa, 0x21, 0xa9, 0xed};
    append(script, sha256d(root, Hash256{}).bytes);
    return script;
}

/// A commitment that comes before its time is left out: blocks must not have one yet.
void read_commitment(FieldReader& fields, BlockTemplate& block, bool has_segwit)
{
    constexpr auto kField = "default_witness_commitment";
    if (has_segwit && fields.has(kField)) {
        block.witness_commitment = fields.bytes(kField);
        if (block.witness_commitment != commitment_of(block.transactions))
            fields.complain(kField, "does not commit to the transactions");
        return;
    }
    const auto has_witness = [](const auto& each) { return each.wtxid != each.txid; };
    if (std::ranges::any_of(block.transactions, has_witness))
        fields.complain(kField, "is missing, but there are transactions with witnesses");
}

}  // namespace

Result<BlockTemplate> parse_template(std::string_view json)
{
    dom::parser parser;
    dom::object object;
    if (parser.parse(json.data(), json.size()).get(object) != simdjson::SUCCESS)
        return fail(ErrorCode::protocol, "the node's block template is no JSON object");

    FieldReader fields(object);
    BlockTemplate block;
    block.height = static_cast<std::uint32_t>(fields.integer("height", 1, kMaxHeight));
    block.previous_block = fields.hash("previousblockhash");
    // Signed in some nodes' output.
    block.version = static_cast<std::uint32_t>(
        fields.integer("version", std::numeric_limits<std::int32_t>::min(), kMaxWord));
    block.coinbase_value = Amount{fields.integer("coinbasevalue", 0, kMaxMoney)};
    block.longpoll_id = read_longpoll_id(fields);
    read_target(fields, block);
    read_times(fields, block);
    const bool has_segwit = read_rules(fields);
    const auto list = fields.array("transactions");
    if (fields.error())
        return tl::unexpected(*fields.error());

    auto transactions = read_transactions(*list);
    if (!transactions)
        return tl::unexpected(transactions.error());
    block.transactions = std::move(*transactions);
    read_commitment(fields, block, has_segwit);
    if (fields.error())
        return tl::unexpected(*fields.error());
    return block;
}

}  // namespace otedama::pool
