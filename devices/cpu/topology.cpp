// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "devices/cpu/topology.hpp"

#include "devices/cpu/cpu_quota.hpp"

#include <hwloc.h>

#include <map>
#include <memory>
#include <type_traits>

namespace otedama {
namespace {

using TopologyPtr =
    std::unique_ptr<std::remove_pointer_t<hwloc_topology_t>, decltype(&hwloc_topology_destroy)>;

Result<TopologyPtr> make_topology()
{
    hwloc_topology_t raw = nullptr;
    if (hwloc_topology_init(&raw) != 0)
        return fail(ErrorCode::io, "hwloc could not be started");
    return TopologyPtr(raw, &hwloc_topology_destroy);
}

/// The number of the ancestor of that type; 0 where the machine does not tell.
unsigned ancestor_index(hwloc_topology_t topology, hwloc_obj_type_t type, hwloc_obj_t object)
{
    const hwloc_obj_t ancestor = hwloc_get_ancestor_obj_by_type(topology, type, object);
    return ancestor == nullptr ? 0 : ancestor->logical_index;
}

unsigned numa_index(hwloc_topology_t topology, hwloc_obj_t processor)
{
    const int os_index = hwloc_bitmap_first(processor->nodeset);
    if (os_index < 0)
        return 0;
    const hwloc_obj_t node =
        hwloc_get_numanode_obj_by_os_index(topology, static_cast<unsigned>(os_index));
    return node == nullptr ? 0 : node->logical_index;
}

/// Where the machine does not tell its cores, each processor counts as one.
unsigned core_index(hwloc_topology_t topology, hwloc_obj_t processor)
{
    const hwloc_obj_t core = hwloc_get_ancestor_obj_by_type(topology, HWLOC_OBJ_CORE, processor);
    return core == nullptr ? processor->logical_index : core->logical_index;
}

std::string cpu_name(hwloc_topology_t topology)
{
    const hwloc_obj_t package = hwloc_get_obj_by_type(topology, HWLOC_OBJ_PACKAGE, 0);
    const char* name =
        package == nullptr ? nullptr : hwloc_obj_get_info_by_name(package, "CPUModel");
    return name == nullptr ? std::string() : std::string(name);
}

Result<Topology> load(hwloc_topology_t topology)
{
    if (hwloc_topology_load(topology) != 0)
        return fail(ErrorCode::io, "the processors of this machine could not be read");
    Topology result{.cpu_name = cpu_name(topology)};
    std::map<unsigned, unsigned> siblings_seen;
    for (hwloc_obj_t processor = hwloc_get_next_obj_by_type(topology, HWLOC_OBJ_PU, nullptr);
        processor != nullptr;
        processor = hwloc_get_next_obj_by_type(topology, HWLOC_OBJ_PU, processor)) {
        const unsigned core = core_index(topology, processor);
        result.processors.push_back({.id = processor->os_index,
            .package = ancestor_index(topology, HWLOC_OBJ_PACKAGE, processor),
            .numa_node = numa_index(topology, processor),
            .core = core,
            .sibling = siblings_seen[core]++});
    }
    return result;
}

}  // namespace

Result<Topology> read_topology()
{
    auto topology = make_topology();
    if (!topology)
        return tl::unexpected(topology.error());
    // Without the second flag a mask set by taskset or a container's runtime would go unnoticed.
    hwloc_topology_set_flags(topology->get(),
        HWLOC_TOPOLOGY_FLAG_IS_THISSYSTEM | HWLOC_TOPOLOGY_FLAG_RESTRICT_TO_CPUBINDING);
    auto loaded = load(topology->get());
    if (loaded)
        loaded->quota = read_cpu_quota();
    return loaded;
}

Result<Topology> make_synthetic_topology(const std::string& description)
{
    auto topology = make_topology();
    if (!topology)
        return tl::unexpected(topology.error());
    if (hwloc_topology_set_synthetic(topology->get(), description.c_str()) != 0)
        return fail(ErrorCode::invalid_argument, "no such machine: \"" + description + "\"");
    return load(topology->get());
}

}  // namespace otedama
