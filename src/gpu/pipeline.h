#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "gpu/device.h"
#include "gpu/shader_code.h"

namespace stipple::gpu {

/// What a shader finds at one binding; the position in the list is the binding number, all in set 0.
enum class Binding { storage_buffer, uniform_buffer, storage_image, sampled_image };

struct ComputeDesc {
  ShaderCode code;
  std::vector<Binding> bindings;
  std::uint32_t push_bytes = 0;
  std::vector<std::uint32_t> constants;  // specialization constants, by their constant_id from 0
};

enum class Blend { none, alpha };
enum class Cull { none, back };

struct GraphicsDesc {
  ShaderCode vertex;
  ShaderCode fragment;  // empty spirv: depth only
  std::vector<Binding> bindings;
  std::uint32_t push_bytes = 0;
  VkPrimitiveTopology topology = VK_PRIMITIVE_TOPOLOGY_TRIANGLE_LIST;
  std::vector<VkFormat> colours;
  VkFormat depth = VK_FORMAT_UNDEFINED;  // reverse-Z: greater is nearer
  bool write_depth = true;
  Blend blend = Blend::none;
  Cull cull = Cull::none;
};

/// A pipeline and its layout. Vertices are fetched from storage buffers by the shaders: there is no vertex
/// input state.
class Pipeline {
 public:
  Pipeline() = default;
  Pipeline(Device& device, const ComputeDesc& desc);
  Pipeline(Device& device, const GraphicsDesc& desc);

  VkPipeline get() const { return pipeline_.get(); }
  VkPipelineLayout layout() const { return layout_.get(); }
  VkPipelineBindPoint bindPoint() const { return bind_point_; }
  VkShaderStageFlags pushStages() const { return stages_; }
  std::uint32_t pushBytes() const { return push_bytes_; }
  const std::vector<Binding>& bindings() const { return bindings_; }

 private:
  void makeLayout(Device& device, const std::string& name);

  std::vector<Binding> bindings_;
  std::uint32_t push_bytes_ = 0;
  VkShaderStageFlags stages_ = 0;
  VkPipelineBindPoint bind_point_ = VK_PIPELINE_BIND_POINT_COMPUTE;
  Handle<VkDescriptorSetLayout, vkDestroyDescriptorSetLayout> set_layout_;
  Handle<VkPipelineLayout, vkDestroyPipelineLayout> layout_;
  Handle<VkPipeline, vkDestroyPipeline> pipeline_;
};

VkDescriptorType descriptorType(Binding binding);

}  // namespace stipple::gpu
